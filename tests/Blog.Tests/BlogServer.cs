using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Blog.Tests;

/// <summary>The whole application in memory, on a folder of its own: <c>await using var blog = await BlogServer.StartAsync("""…""")</c>.</summary>
public sealed class BlogServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebApplicationFactory<Program> factory;

    private BlogServer(string folder, WebApplicationFactory<Program> factory)
    {
        Folder = folder;
        this.factory = factory;
        Client = factory.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("http://localhost") });
    }

    public string Folder { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => factory.Services;

    /// <summary>Starts on the files (see <see cref="TestSite"/>) in Production and waits until the site is ready; settings are <c>"Title=x"</c>.</summary>
    public static async Task<BlogServer> StartAsync(string files, params string[] settings)
    {
        var server = Create(TestSite.OnDisk(files), settings);
        await server.WaitForAsync("/health/ready", response => response.StatusCode is HttpStatusCode.OK);
        return server;
    }

    public static BlogServer Create(string folder, params string[] settings) =>
        new(folder, new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            host.UseSetting("Blog:PostsPath", folder);
            foreach (var setting in settings.Select(text => text.Split('=', 2))) host.UseSetting("Blog:" + setting[0], setting[1]);
        }));

    public Task<HttpResponseMessage> GetAsync(string url, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, url, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<string> TextAsync(string url) => Client.GetStringAsync(url, TestContext.Current.CancellationToken);

    /// <summary>Writes a file of the posts folder.</summary>
    public void Save(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Asks again until the answer is the one expected; fails when it never comes.</summary>
    public async Task<HttpResponseMessage> WaitForAsync(string url, Func<HttpResponseMessage, bool> expected)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var response = await GetAsync(url);
            if (expected(response)) return response;
            Assert.False(limit.IsCancellationRequested, $"{url} still answers {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public Task WaitForTextAsync(string url, string text) =>
        WaitForAsync(url, response => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult().Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await factory.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
