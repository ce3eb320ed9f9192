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

    public string Address => server!.Urls.First();

    public async ValueTask InitializeAsync()
    {
        var code = await ExportCommand.Create(new CommandText(new SiteSettings())).Parse(["--posts", blog.Posts, "--output", Path.Combine(folder, "out"), "--base-url", "https://example.org/blog"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
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
