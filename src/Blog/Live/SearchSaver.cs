using System.Threading.Channels;
using Blog.Engine.Publishing;
using Blog.Engine.Search;

namespace Blog.Live;

/// <summary>Behind the builds: tests the search of the first site, and saves the index once the site has been quiet for a while, and when the server stops.</summary>
public sealed class SearchSaver(LiveSite live, SavedSearch saved, TimeProvider time, ILogger<SearchSaver> log) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly Channel<SearchIndex> latest = Channel.CreateBounded<SearchIndex>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        live.Published += Take;
        saved.Sweep(time.GetUtcNow());
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var index = await latest.Reader.ReadAsync(stoppingToken);
            Test(index);
            for (; ; index = await latest.Reader.ReadAsync(stoppingToken)) await SaveWhenQuietAsync(index, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            if (latest.Reader.TryRead(out var unsaved)) saved.Save(unsaved);
        }
    }

    private void Take(Site site) => latest.Writer.TryWrite(site.Search);

    private void Test(SearchIndex index) =>
        log.LogInformation("Search: {Share:P1} of {Count} posts are found first by their own title", index.ShareFoundByTitle(), index.Count);

    private async Task SaveWhenQuietAsync(SearchIndex index, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(Quiet, time, stopping);
        }
        finally
        {
            // A newer one waits: it is saved in its turn.
            if (!latest.Reader.TryPeek(out _)) saved.Save(index);
        }
    }
}
