using Blog.Commands;
using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Blog.Browser.Tests;

/// <summary>The sample blog exported below a path and served by a file server that knows nothing of it.</summary>
public sealed class ExportedBlog(SampleBlog blog) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("blog-exported-").FullName;
    private WebApplication? server;

    /// <summary>A post of several chunks, with something to find in the last.</summary>
    private static string Long => $"---\ntitle: 长文\ndate: 2025-05-01\n---\n{string.Join("\n\n", Enumerable.Range(1, 200).Select(number => $"第 {number} 段说的是海边的天气，风从哪里来，浪有多高。"))}\n\n最后看见一座灯塔。\n";

    public string Address => server!.Urls.First();

    public async ValueTask InitializeAsync()
    {
        var posts = Path.Combine(folder, "posts");
        Directory.CreateDirectory(posts);
        foreach (var file in Directory.EnumerateFiles(blog.Posts)) File.Copy(file, Path.Combine(posts, Path.GetFileName(file)));
        await File.WriteAllTextAsync(Path.Combine(posts, "long.md"), Long);
        var code = await ExportCommand.Create(new CommandText(new SiteSettings())).Parse(["--posts", posts, "--output", Path.Combine(folder, "out"), "--base-url", "https://example.org/blog"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(0, code);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(Path.Combine(folder, "out")), RequestPath = "/blog" });
        await server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
