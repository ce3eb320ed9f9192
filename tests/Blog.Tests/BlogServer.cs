using System.Net;
using Blog.Tests.Markup.Scripting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Blog.Tests;

/// <summary>The real application on a port of its own and a folder of its own: <c>await using var blog = await BlogServer.StartAsync("""…""")</c>.</summary>
public sealed class BlogServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5); // nothing that works takes so long, however busy the machine is

    private readonly WebApplicationFactory<Program> factory;
    private bool ownsFolder;

    private BlogServer(string folder, WebApplicationFactory<Program> factory)
    {
        Folder = folder;
        this.factory = factory;
        factory.UseKestrel(); // its port is a setting: one given here is set while the application already starts (dotnet/aspnetcore#67714)
        factory.StartServer();
        Address = factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };
    }

    /// <summary>The posts folder on disk.</summary>
    public string Folder { get; }

    public string Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => factory.Services;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts in Production on <paramref name="files"/> (see <see cref="TestSite"/>) and waits until the site is ready; settings are <c>"Title=x"</c>.</summary>
    public static Task<BlogServer> StartAsync(string files, params string[] settings) => StartAsync(TimeProvider.System, files, settings);

    /// <summary>Starts with a clock of its own: what waits for a time waits for <paramref name="clock"/>.</summary>
    public static async Task<BlogServer> StartAsync(TimeProvider clock, string files, params string[] settings)
    {
        var server = await StartOnAsync(TestSite.OnDisk(files), clock, settings);
        server.ownsFolder = true;
        return server;
    }

    /// <summary>Starts on a folder that is there, and leaves it there.</summary>
    public static Task<BlogServer> StartOnAsync(string folder, params string[] settings) => StartOnAsync(folder, TimeProvider.System, settings);

    private static async Task<BlogServer> StartOnAsync(string folder, TimeProvider clock, string[] settings)
    {
        var server = new BlogServer(folder, new Application(folder, clock, settings));
        await server.WaitForAsync("/health/ready", response => response.StatusCode is HttpStatusCode.OK);
        return server;
    }

    public Task<HttpResponseMessage> GetAsync(string url, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, url, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, Cancelled);
    }

    /// <summary>The body of a response, whatever its status.</summary>
    public async Task<string> TextAsync(string url)
    {
        using var response = await GetAsync(url);
        return await response.Content.ReadAsStringAsync(Cancelled);
    }

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
            Assert.False(limit.IsCancellationRequested, $"{url} still answers {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(Cancelled)}");
            await Task.Delay(20, Cancelled);
        }
    }

    public Task WaitForTextAsync(string url, string text) =>
        WaitForAsync(url, response => response.Content.ReadAsStringAsync(Cancelled).GetAwaiter().GetResult().Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await factory.DisposeAsync();
        if (ownsFolder) Directory.Delete(Folder, recursive: true);
    }

    private sealed class Application(string folder, TimeProvider clock, string[] settings) : WebApplicationFactory<Program>
    {
        private bool HasCache => Array.Exists(settings, setting => setting.StartsWith("CachePath=", StringComparison.Ordinal));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Blog:PostsPath", folder);
            builder.UseSetting("Blog:Connections:Drain", "00:00:00");
            builder.ConfigureTestServices(services => services.AddSingleton(clock).Configure<HostOptions>(host => host.ShutdownTimeout = Patience)); // what is at its end is saved
            foreach (var setting in settings.Select(text => text.Split('=', 2))) builder.UseSetting("Blog:" + setting[0], setting[1]);
            if (!HasCache) builder.ConfigureTestServices(services => services.AddSingleton(TestScripts.Shared)); // a server's own would load KaTeX for every test
        }
    }
}

/// <summary>One server for all tests of a class that only read from it.</summary>
public abstract class SharedBlog(string files, params string[] settings) : IAsyncLifetime
{
    public BlogServer Server { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Server = await BlogServer.StartAsync(files, settings);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
