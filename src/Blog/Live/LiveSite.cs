using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Live;

/// <summary>Holds the snapshot that is served: one reference, replaced whole. A request takes it once and sees one site from start to end.</summary>
public sealed class LiveSite
{
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Snapshot? current;
    private volatile IReadOnlyCollection<Diagnostic> rendering = [];

    /// <summary>The latest snapshot; null until the first site is built.</summary>
    public Snapshot? Current => current;

    /// <summary>Ends when there is a snapshot.</summary>
    public Task First => first.Task;

    /// <summary>What went wrong with the latest build; null when it succeeded.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What was found while building and, so far, while rendering.</summary>
    public IEnumerable<Diagnostic> Diagnostics => (Current?.Site.Diagnostics ?? []).Concat(rendering);

    public event Action<Site>? Published;

    /// <summary>A build has failed, and not in the way it failed before.</summary>
    public event Action<string>? Failed;

    public void Publish(Site site) => Publish(site, ImmutableDictionary<SitePath, SourceFile>.Empty);

    /// <param name="site">The new site.</param>
    /// <param name="refused">What was saved of the posts that the site shows in an earlier version.</param>
    public void Publish(Site site, IReadOnlyDictionary<SitePath, SourceFile> refused)
    {
        Trouble = null;
        Snapshot? before;
        do before = current;
        while (Interlocked.CompareExchange(ref current, new(site, site.Settings.IsStatic ? null : before?.Pages?.Next(site) ?? new(), refused), before) != before);
        first.TrySetResult();
        Published?.Invoke(site);
    }

    /// <summary>Says what rendering the posts has found.</summary>
    public void ReportRendering(IReadOnlyCollection<Diagnostic> found) => rendering = found;

    /// <summary>Says that the last good snapshot stays because a build failed.</summary>
    public void Report(string trouble)
    {
        if (Trouble == trouble) return;
        Trouble = trouble;
        Failed?.Invoke(trouble);
    }

    /// <summary>Makes every page again when it is next asked for: something other than the site has changed.</summary>
    public void ForgetPages()
    {
        while (current is { } snapshot && Interlocked.CompareExchange(ref current, snapshot with { Pages = new() }, snapshot) != snapshot) { } // never over a newer site
    }
}
