using Blog.Live;

namespace Blog.Tests.Live;

public sealed class LiveSiteTests
{
    [Fact]
    public async Task Forgetting_pages_never_takes_a_new_site_back()
    {
        var live = new LiveSite();
        var sites = (Engine.Publishing.Site[])[TestSite.From("-- a.md --\n# 甲"), TestSite.From("-- a.md --\n# 乙")];
        live.Publish(sites[0]);
        using var stop = new CancellationTokenSource();
        var forgetting = Task.Run(() => { while (!stop.IsCancellationRequested) live.ForgetPages(); }, TestContext.Current.CancellationToken);
        for (var i = 1; i <= 200_000; i++)
        {
            live.Publish(sites[i % 2]);
            if (i % 100 != 0) continue;
            Thread.Yield();
            Assert.True(ReferenceEquals(sites[i % 2], live.Current!.Site));
        }
        await stop.CancelAsync();
        await forgetting;
    }
}
