using System.Net;
using Blog.Tests;
using Microsoft.AspNetCore.Builder;

namespace Blog.Browser.Tests;

/// <summary>The real application on a port of its own, following a folder of its own.</summary>
public sealed class RunningBlog : IAsyncDisposable
{
    private readonly string[] settings;
    private WebApplication app;

    private RunningBlog(string posts, string[] settings)
    {
        (Posts, this.settings) = (posts, settings);
        app = Create("http://127.0.0.1:0");
    }

    /// <summary>The posts folder on disk.</summary>
    public string Posts { get; }

    public string Address => app.Urls.First();

    public static async Task<RunningBlog> StartAsync(string files, params string[] settings)
    {
        var blog = new RunningBlog(TestSite.OnDisk(files), settings);
        await blog.StartAsync();
        return blog;
    }

    /// <summary>Writes a file of the posts folder as editors do: whole, and in one step.</summary>
    public void Save(string path, string text)
    {
        var full = Path.Combine(Posts, path);
        File.WriteAllText(full + ".tmp~", text.ReplaceLineEndings("\n"));
        File.Move(full + ".tmp~", full, overwrite: true);
    }

    public async Task StopAsync()
    {
        var address = Address;
        await app.StopAsync();
        await app.DisposeAsync();
        app = Create(address);
    }

    /// <summary>Starts the server and waits until it has built the site.</summary>
    public async Task StartAsync()
    {
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(Address) };
        while ((await client.GetAsync("/health/ready")).StatusCode is not HttpStatusCode.OK) await Task.Delay(20);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(Posts, recursive: true);
    }

    private WebApplication Create(string address) => WebSite.Create([.. settings, "--urls", address, $"--Blog:PostsPath={Posts}"]);
}
