using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;

namespace Blog.Live;

/// <summary>
/// Renders the posts that nobody has asked for yet, one at a time and below normal priority, so that the caches of formulas and code
/// fill and refused formulas are logged. A post is rendered again only when what goes into it has changed.
/// </summary>
public sealed class BackgroundRenderer(LiveSite live, ILogger<BackgroundRenderer> log) : BackgroundService
{
    private readonly DiagnosticLog diagnostics = new(log);
    private readonly Dictionary<SitePath, Rendered> done = [];

    /// <summary>The last site that was rendered to its end.</summary>
    private Site? latest;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wake = new AutoResetEvent(false);
        live.Published += _ => wake.Set();
        stoppingToken.Register(() => wake.Set());
        var thread = new Thread(() => Run(wake, stoppingToken)) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "renderer" };
        thread.Start();
        return Task.CompletedTask;
    }

    private void Run(AutoResetEvent wake, CancellationToken stopping)
    {
        var isFirst = true;
        while (wake.WaitOne() && !stopping.IsCancellationRequested)
        {
            if (live.Current is not { Site: var site } || !IsIndexed(site, stopping) || !RenderAll(site, stopping) || !isFirst) continue;
            Memory.GiveBack(site);
            isFirst = false;
        }
    }

    /// <summary>Waits for the search, which readers miss more. False when the server stops.</summary>
    private static bool IsIndexed(Site site, CancellationToken stopping)
    {
        try
        {
            Task.WhenAny(site.Indexing).Wait(stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>False when it was left: the server stops, or a newer site waits. What is done is kept for that one.</summary>
    private bool RenderAll(Site site, CancellationToken stopping)
    {
        var isWhole = IsRendered(site, stopping);
        ImmutableArray<Diagnostic> found = [.. done.Values.SelectMany(rendered => rendered.Diagnostics)];
        live.ReportRendering(found);
        diagnostics.Report(found);
        return isWhole;
    }

    private bool IsRendered(Site site, CancellationToken stopping)
    {
        try
        {
            return RenderChanged(site, stopping);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private bool RenderChanged(Site site, CancellationToken stopping)
    {
        foreach (var post in latest is null ? site.ByPath.Values : site.ChangedSince(latest))
        {
            if (stopping.IsCancellationRequested || live.Current?.Site != site) return false;
            done[post.Path] = Render(site, post, stopping);
        }
        if (latest is null || !site.ByPath.HasKeysOf(latest.ByPath)) Forget(done.Keys.Where(path => !site.ByPath.ContainsKey(path)));
        latest = site;
        return true;
    }

    private void Forget(IEnumerable<SitePath> gone)
    {
        foreach (var path in gone) done.Remove(path);
    }

    private Rendered Render(Site site, Post post, CancellationToken stopping)
    {
        var links = site.Graph.Of(post);
        if (done.TryGetValue(post.Path, out var known) && ReferenceEquals(known.Post, post) && ReferenceEquals(known.Links, links)) return known;
        var key = site.RenderKey(post);
        if (known?.Key == key) return known with { Post = post, Links = links };
        try
        {
            return new(post, links, key, [.. site.RenderWhole(post, stopping).Diagnostics]);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            // Readers of this post get the 500 page; the others must not be kept from being rendered.
            log.LogError(e, "{Path} could not be rendered", post.Path.Value);
            return new(post, links, key, []);
        }
    }

    /// <summary>A post and its links of the very same objects need no look at what they hold.</summary>
    private sealed record Rendered(Post Post, PostLinks Links, ContentHash Key, Diagnostic[] Diagnostics);
}
