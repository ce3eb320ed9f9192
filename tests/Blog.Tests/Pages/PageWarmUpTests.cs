using Blog.Live;
using Blog.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Blog.Tests.Pages;

public sealed class PageWarmUpTests
{
    [Fact]
    public async Task Pages_are_made_before_anybody_asks_for_one()
    {
        var folder = TestSite.OnDisk("-- a.md --\n正文");
        await using var app = WebSite.Create(["--urls", "http://127.0.0.1:0", $"--Blog:PostsPath={folder}", "--Blog:CachePath="]);
        var live = app.Services.GetRequiredService<LiveSite>();

        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.Services.GetServices<IHostedService>().OfType<PageWarmUp>().Single().ExecuteTask!;

        Assert.Empty(app.Services.GetRequiredService<Troubles>().Standing);
        Assert.True(live.Current?.Site.Find("sample") is null);
        Directory.Delete(folder, recursive: true);
    }
}
