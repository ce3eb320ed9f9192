using System.Net;
using Microsoft.AspNetCore.Builder;

namespace Blog.Tests;

/// <summary>The real application on a port of its own, serving a site written in the test.</summary>
public sealed class BlogServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private BlogServer(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
        Address = app.Urls.First();
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };
    }

    public HttpClient Client { get; }

    public string Address { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts a server on <paramref name="files"/> (see <see cref="TestSite"/>) and waits until it has built the site; settings as on a command line.</summary>
    public static async Task<BlogServer> StartAsync(string files, params string[] settings)
    {
        var folder = TestSite.OnDisk(files);
        var app = WebSite.Create(["--urls", "http://127.0.0.1:0", $"--Blog:PostsPath={folder}", .. settings]);
        await app.StartAsync(Cancelled);
        var server = new BlogServer(app, folder);
        await server.UntilReady();
        return server;
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, Cancelled);

    /// <summary>The body of a response, whatever its status.</summary>
    public async Task<string> TextAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await answer.Content.ReadAsStringAsync(Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task UntilReady()
    {
        while ((await GetAsync("/health/ready")).StatusCode is not HttpStatusCode.OK) await Task.Delay(20, Cancelled);
    }
}
