using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Blog.Tests.Faults;

/// <summary>What goes on behind the readers may fail; they are served.</summary>
public sealed class ServiceFaultTests
{
    [Fact]
    public async Task A_service_that_fails_ends_nothing_but_itself()
    {
        var folder = TestSite.OnDisk("-- a.md --\n# 甲");
        await using var site = new SiteWith<Failing>(folder);
        using var client = site.CreateClient();
        await Failing.Failed.Task.WaitAsync(TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken); // a host that stops takes a moment
        Assert.False(site.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Directory.Delete(folder, recursive: true);
    }

    private sealed class SiteWith<TService>(string folder) : WebApplicationFactory<Program>
        where TService : class, IHostedService
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Production")
            .UseSetting("Blog:PostsPath", folder)
            .ConfigureServices(services => services.AddHostedService<TService>());
    }

    private sealed class Failing : BackgroundService
    {
        public static readonly TaskCompletionSource Failed = new();

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            Failed.SetResult();
            throw new InsufficientMemoryException();
        }
    }
}
