using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Reports;

namespace Blog.Live.Reload;

/// <summary>One error as the overlay of a page shows it.</summary>
/// <param name="Message">As the compiler-style report writes it.</param>
/// <param name="Line">The source line, or the part of it around the place; null where the error is about a whole file.</param>
/// <param name="Column">Where in <paramref name="Line"/> the caret stands, in UTF-16 units from 0.</param>
internal sealed record PageTrouble(string Message, string? Line, int Column)
{
    /// <summary>
    /// The errors of the post at an address: of the version that was saved last, even where readers still see the one before. Waits until its formulas are rendered, however busy the machine is.
    /// </summary>
    public static IReadOnlyList<PageTrouble> On(string path, LiveSite live, CancellationToken cancellation)
    {
        var failed = live.Trouble is { } trouble ? new[] { new PageTrouble(trouble, null, 0) } : [];
        return live.Current is { } snapshot && FileAt(path, snapshot.Site) is { } file ? [.. failed, .. In(file, snapshot, cancellation)] : failed;
    }

    private static IEnumerable<PageTrouble> In(SitePath file, Snapshot snapshot, CancellationToken cancellation)
    {
        var refused = snapshot.Refused.GetValueOrDefault(file);
        var rendered = refused is null && snapshot.Site.FindByPath(file) is { } post ? Rendered(snapshot.Site, post, cancellation) : [];
        var text = (refused ?? snapshot.Site.Parsed[file].Source).Text;
        return snapshot.Site.Diagnostics.Where(diagnostic => diagnostic.Place.File == file).Concat(rendered)
            .Where(diagnostic => diagnostic.Severity is Severity.Error)
            .Distinct()
            .OrderBy(diagnostic => diagnostic.Place.Line)
            .Select(diagnostic => Of(diagnostic, text));
    }

    private static PageTrouble Of(Diagnostic diagnostic, SourceText text) =>
        SourceLine.At(diagnostic.Place, text) is { } line ? new(diagnostic.ToString(), line.Shown, line.Column) : new(diagnostic.ToString(), null, 0);

    /// <summary>A post whose rendering fails has its own page to say so; this stream goes on.</summary>
    private static ImmutableArray<Diagnostic> Rendered(Site site, Post post, CancellationToken cancellation)
    {
        try
        {
            return site.RenderWhole(post, cancellation).Diagnostics;
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            return [];
        }
    }

    /// <summary>A post that is left out has no page, but its address would be this.</summary>
    private static SitePath? FileAt(string path, Site site)
    {
        var slug = path[(path.LastIndexOf('/') + 1)..];
        if (!Addresses.Post.Matches(path) && !Addresses.PlainPage.Matches(path)) return null;
        return (site.Find(slug)?.Path ?? site.Parsed.Values.FirstOrDefault(post => post.Slug.Value == slug)?.Path) is { } file ? file : null;
    }
}
