using System.Net;
using Blog.Tests;
using Microsoft.AspNetCore.Builder;

namespace Blog.Browser.Tests;

/// <summary>The real application on a port of its own, serving a site written in the test.</summary>
public sealed class ListeningBlog : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private ListeningBlog(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
        Address = app.Urls.First();
    }

    public string Address { get; }

    /// <summary>Starts a server on <paramref name="files"/> (see <see cref="TestSite"/>) and waits until it has built the site; settings as on a command line.</summary>
    public static async Task<ListeningBlog> StartAsync(string files, params string[] settings)
    {
        var folder = TestSite.OnDisk(files);
        var app = WebSite.Create(["--urls", "http://127.0.0.1:0", $"--Blog:PostsPath={folder}", .. settings]);
        await app.StartAsync(Cancelled);
        var server = new ListeningBlog(app, folder);
        await server.UntilReady();
        return server;
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task UntilReady()
    {
        using var client = new HttpClient { BaseAddress = new(Address) };
        while ((await client.GetAsync("/health/ready", Cancelled)).StatusCode is not HttpStatusCode.OK) await Task.Delay(20, Cancelled);
    }
}
