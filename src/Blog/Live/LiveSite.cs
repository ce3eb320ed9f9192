using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Live;

/// <summary>Holds the snapshot that is served: one reference, replaced whole. A request takes it once and sees one site from start to end.</summary>
public sealed class LiveSite
{
    private volatile Snapshot? current;
    private volatile IReadOnlyCollection<Diagnostic> rendering = [];

    /// <summary>The latest snapshot; null until the first site is built.</summary>
    public Snapshot? Current => current;

    /// <summary>What went wrong with the latest build; null when it succeeded.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What was found while building and, so far, while rendering.</summary>
    public IEnumerable<Diagnostic> Diagnostics => (Current?.Site.Diagnostics ?? []).Concat(rendering);

    public event Action<Site>? Published;

    public void Publish(Site site)
    {
        Trouble = null;
        current = new(site, new PageStore());
        Published?.Invoke(site);
    }

    /// <summary>Says what rendering the posts has found.</summary>
    public void ReportRendering(IReadOnlyCollection<Diagnostic> found) => rendering = found;

    /// <summary>Says that the last good snapshot stays because a build failed.</summary>
    public void Report(string trouble) => Trouble = trouble;
}
