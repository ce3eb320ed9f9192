using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;
using Blog.Git;
using Blog.Telemetry;

namespace Blog.Live;

/// <summary>
/// Builds the first site, then a new one whenever the posts folder changes or a scheduled post becomes due. File events where they
/// arrive; where none has been seen yet (Docker bind mounts, network disks) the folder is polled.
/// </summary>
public sealed class PostsWatcher(
    PostsFolder folder, SiteBuilder builder, LiveSite live, SiteCache cache, GitHistory history, SiteMetrics metrics, WatchSettings watch, TimeProvider time, ILogger<PostsWatcher> log) : BackgroundService
{
    /// <summary>How far a clock may be set back and still be taken for the one it was.</summary>
    private static readonly TimeSpan LargestStep = TimeSpan.FromDays(1);

    private readonly ChangeSignal signal = new();
    private readonly LastGoodSources lastGood = new();
    private readonly DiagnosticLog diagnostics = new(log);
    private FolderContents contents = FolderContents.Empty;
    private TimeSpan scanTime = TimeSpan.FromMilliseconds(1);
    private bool isIndexed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (watch.UseEvents) signal.Listen(folder.Root);
        Rebuild(touched: null, first: true);
        var startedAt = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isIndexed) LookAtSearch(startedAt);
                var isEvent = await signal.WaitAsync(NextLook(), time, stoppingToken);
                if (isEvent) await signal.SettleAsync(watch.Quiet, watch.LongestWait, time, stoppingToken);
                var wasTrusted = signal.HasSeenEvent || live.Trouble is not null;
                var isChanged = Rebuild(isEvent ? signal.Take() : null);
                // A change that no event told of: the folder is another one than the one that is listened to, or its events are lost.
                if (isChanged && !isEvent && wasTrusted && watch.UseEvents) signal.Listen(folder.Root);
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
    /// <returns>Whether the folder has changed.</returns>
    private bool Rebuild(IReadOnlyCollection<string>? touched, bool first = false)
    {
        try
        {
            var (now, startedAt) = (Now, time.GetTimestamp());
            var read = history.Dated(touched is null || live.Trouble is not null ? ReadAll() : folder.Read(touched));
            var previous = live.Current?.Site;
            var isChanged = live.Trouble is not null || !read.SameAs(contents);
            if (!first && !isChanged && !(previous?.NextChange <= now)) return false;
            contents = read;
            using var activity = Tracing.Source.StartActivity("build");
            var site = lastGood.Build(builder, read, now, previous, previous is null ? cache.Loaded.GetAwaiter().GetResult() : null);
            Publish(site, time.GetElapsedTime(startedAt));
            return isChanged;
        }
        catch (Exception e)
        {
            if (live.Trouble != e.Message) log.LogError(e, "The site was not rebuilt; the last good one goes on serving");
            live.Report(e.Message);
            return false;
        }
    }

    /// <summary>Nobody waits for the first index, edits neither; once it is there, what is as long as the posts can go to the disk.</summary>
    private void LookAtSearch(long startedAt)
    {
        if (live.Current?.Site is not { Indexing.IsCompleted: true } site) return;
        isIndexed = true;
        try
        {
            log.LogInformation("Search is ready: {Documents} documents, {Milliseconds:0} ms later", site.Search.Count, time.GetElapsedTime(startedAt).TotalMilliseconds);
            Memory.Spill(site, log);
            Memory.GiveBack(site);
        }
        catch (Exception e)
        {
            log.LogError(e, "The posts were not indexed; the next build tries again");
            live.Report(e.Message);
        }
    }

    /// <summary>A clock that is set back a little does not take back what it has published.</summary>
    private DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return live.Current?.Site.BuiltAt is { } last && last > now && last - now < LargestStep ? last : now;
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

    private void Publish(Site site, TimeSpan took)
    {
        live.Publish(site, lastGood.Refused);
        metrics.Built(took);
        log.LogInformation(
            "Site built: {Posts} posts, {Tags} tags, {Hidden} hidden, in {Milliseconds:0} ms",
            site.Posts.Length, site.Tags.All.Length, site.Hidden.Length, took.TotalMilliseconds);
        diagnostics.Report(site.Diagnostics);
    }

    private TimeSpan NextLook()
    {
        var poll = signal.HasSeenEvent && live.Trouble is null && isIndexed ? watch.SlowPoll : watch.Poll;
        var affordable = scanTime / watch.PollShare;
        var look = poll > affordable ? poll : affordable;
        var due = live.Current?.Site.NextChange - time.GetUtcNow() ?? look;
        return TimeSpan.FromMilliseconds(Math.Clamp(Math.Min(look.TotalMilliseconds, due.TotalMilliseconds), 1, TimeSpan.FromDays(1).TotalMilliseconds));
    }
}
