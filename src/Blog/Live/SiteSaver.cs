using System.Threading.Channels;
using Blog.Engine.Publishing;

namespace Blog.Live;

/// <summary>Behind the builds: tests the search of the first site, and saves for the next start: soon after the first site, then now and then, and when the server stops.</summary>
public sealed class SiteSaver(LiveSite live, SiteCache cache, TimeProvider time, ILogger<SiteSaver> log) : BackgroundService
{
    /// <summary>The first readers come before the disk.</summary>
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    /// <summary>Saving writes about as much as the posts have. What a kill loses of it costs the next start a few posts to parse.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly Channel<Site> latest = Channel.CreateBounded<Site>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        live.Published += Take;
        cache.Sweep(time.GetUtcNow());
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var pause = First; await latest.Reader.WaitToReadAsync(stoppingToken); pause = Interval)
            {
                await Task.Delay(pause, time, stoppingToken);
                if (pause == First && latest.Reader.TryPeek(out var first)) await TestAsync(first);
                SaveLatest();
            }
        }
        catch (OperationCanceledException)
        {
            SaveLatest();
        }
    }

    private void Take(Site site) => latest.Writer.TryWrite(site);

    private void SaveLatest()
    {
        if (latest.Reader.TryRead(out var site) && site.IsSearchReady) cache.Save(site);
    }

    /// <summary>An index that could not be made is the trouble of the build.</summary>
    private async Task TestAsync(Site site)
    {
        await Task.WhenAny(site.Indexing);
        if (site is { Settings.Search.Enabled: true, IsSearchReady: true }) log.LogInformation("Search: {Share:P1} of {Count} posts are found first by their own title", site.Search.ShareFoundByTitle(), site.Search.Count);
    }
}
