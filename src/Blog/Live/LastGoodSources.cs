using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;

namespace Blog.Live;

/// <summary>
/// Builds with the last version of a post that had no error while a save is broken: the one that the site before shows. The error is still
/// reported; a file that is deleted is forgotten.
/// </summary>
public sealed class LastGoodSources
{
    /// <summary>What the latest build did not take: the broken text of posts that it shows in their last good version.</summary>
    public IReadOnlyDictionary<SitePath, SourceFile> Refused { get; private set; } = ImmutableDictionary<SitePath, SourceFile>.Empty;

    public Site Build(SiteBuilder builder, FolderContents contents, DateTimeOffset now, Site? previous, SavedSite? saved = null)
    {
        var site = builder.Build(contents, now, previous, saved);
        var good = site.Broken.Where(path => previous?.Parsed.ContainsKey(path) is true && !previous.Broken.Contains(path)).ToImmutableDictionary(path => path, path => previous!.Parsed[path].Source);
        Refused = good.ToImmutableDictionary(kept => kept.Key, kept => site.Parsed[kept.Key].Source);
        if (good.IsEmpty) return site;
        var errors = site.Diagnostics.Where(diagnostic => good.ContainsKey(diagnostic.Place.File));
        var sources = contents.Sources.Select(source => good.GetValueOrDefault(source.Path, source));
        return builder.Build(contents with { Sources = [.. sources], Diagnostics = [.. contents.Diagnostics, .. errors] }, now, site);
    }
}
