using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog.Live;

/// <summary>
/// Remembers the last version of each post that had no error, and builds with it while a save is broken. The error is still
/// reported; a file that is deleted is forgotten.
/// </summary>
public sealed class LastGoodSources
{
    private Dictionary<SitePath, SourceFile> good = [];

    /// <summary>What the latest build did not take: the broken text of posts that it shows in their last good version.</summary>
    public IReadOnlyDictionary<SitePath, SourceFile> Refused { get; private set; } = ImmutableDictionary<SitePath, SourceFile>.Empty;

    public Site Build(SiteBuilder builder, FolderContents contents, DateTimeOffset now, Site? previous, SavedSite? saved = null)
    {
        var site = builder.Build(contents, now, previous, saved);
        var broken = site.Broken.Where(path => good.ContainsKey(path)).ToImmutableHashSet();
        Refused = contents.Sources.Where(source => broken.Contains(source.Path)).ToImmutableDictionary(source => source.Path);
        var kept = contents with { Sources = [.. contents.Sources.Select(source => broken.Contains(source.Path) ? good[source.Path] : source)] };
        good = new(kept.Sources.Length);
        foreach (var source in kept.Sources.Where(source => broken.Contains(source.Path) || !site.Broken.Contains(source.Path))) good.Add(source.Path, source);
        if (broken.IsEmpty) return site;
        var errors = site.Diagnostics.Where(diagnostic => broken.Contains(diagnostic.Place.File));
        return builder.Build(kept with { Diagnostics = [.. kept.Diagnostics, .. errors] }, now, site);
    }
}
