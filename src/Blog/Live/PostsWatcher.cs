using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog.Live;

/// <summary>
/// Builds the first site, then a new one whenever the posts folder changes or a scheduled post becomes due. File events where they
/// arrive; where none has been seen yet (Docker bind mounts, network disks) the folder is polled.
/// </summary>
public sealed class PostsWatcher(
    PostsFolder folder, SiteBuilder builder, LiveSite live, SiteCache cache, WatchSettings watch, TimeProvider time, ILogger<PostsWatcher> log) : BackgroundService
{
    private readonly ChangeSignal signal = new();
    private readonly LastGoodSources lastGood = new();
    private readonly DiagnosticLog diagnostics = new(log);
    private FolderContents contents = FolderContents.Empty;
    private Task<SavedSite?> saved = Task.FromResult<SavedSite?>(null);
    private TimeSpan scanTime = TimeSpan.FromMilliseconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (watch.UseEvents) signal.Listen(folder.Root);
        saved = Task.Run(cache.Load, CancellationToken.None); // while the folder is read
        Rebuild(touched: null, first: true);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var isEvent = await signal.WaitAsync(NextLook(), time, stoppingToken);
                if (isEvent) await signal.SettleAsync(watch.Quiet, watch.LongestWait, time, stoppingToken);
                Rebuild(isEvent ? signal.Take() : null);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public override void Dispose()
    {
        signal.Dispose();
        base.Dispose();
    }

    /// <summary>Whatever is wrong with the folder or a post, the last good site goes on serving.</summary>
    /// <param name="touched">The files that can have changed; null when any can.</param>
    /// <param name="first">There is no site yet.</param>
    private void Rebuild(IReadOnlyCollection<string>? touched, bool first = false)
    {
        try
        {
            var now = time.GetUtcNow();
            var read = touched is null || live.Trouble is not null ? ReadAll() : folder.Read(touched);
            var previous = live.Current?.Site;
            if (!first && live.Trouble is null && read.SameAs(contents) && !(previous?.NextChange <= now)) return;
            contents = read;
            var site = lastGood.Build(builder, read, now, previous, previous is null ? saved.GetAwaiter().GetResult() : null);
            if (first) Memory.GiveBack(); // nobody is kept waiting yet
            Publish(site, now);
        }
        catch (Exception e)
        {
            if (live.Trouble != e.Message) log.LogError(e, "The site was not rebuilt; the last good one goes on serving");
            live.Report(e.Message);
        }
    }

    private FolderContents ReadAll()
    {
        var start = time.GetTimestamp();
        var read = folder.Read();
        // The first look reads every file, and a busy machine makes one slow: a single look no more than doubles what the next ones are taken for.
        scanTime = TimeSpan.FromTicks(Math.Min(time.GetElapsedTime(start).Ticks, 2 * scanTime.Ticks));
        return read;
    }

    private void Publish(Site site, DateTimeOffset startedAt)
    {
        live.Publish(site, lastGood.Refused);
        log.LogInformation(
            "Site built: {Posts} posts, {Tags} tags, {Hidden} hidden, in {Milliseconds:0} ms",
            site.Posts.Length, site.Tags.All.Length, site.Hidden.Length, (time.GetUtcNow() - startedAt).TotalMilliseconds);
        diagnostics.Report(site.Diagnostics);
    }

    private TimeSpan NextLook()
    {
        var poll = signal.HasSeenEvent ? watch.SlowPoll : watch.Poll;
        var affordable = scanTime / watch.PollShare;
        var look = poll > affordable ? poll : affordable;
        var due = live.Current?.Site.NextChange - time.GetUtcNow() ?? look;
        return TimeSpan.FromMilliseconds(Math.Clamp(Math.Min(look.TotalMilliseconds, due.TotalMilliseconds), 1, TimeSpan.FromDays(1).TotalMilliseconds));
    }
}
