using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;
using Blog.Http;

namespace Blog.Live;

/// <summary>A site and the responses made from it.</summary>
/// <param name="Site">What is shown.</param>
/// <param name="Pages">The responses made from it so far; null where each is asked for once, to be written to a file.</param>
/// <param name="Refused">The latest text of the posts that are shown in an earlier version, because what was saved has an error.</param>
public sealed record Snapshot(Site Site, PageStore? Pages, IReadOnlyDictionary<SitePath, SourceFile> Refused)
{
    /// <summary>Two servers whose snapshots have one name show the same posts by the same program. Made when first asked for: about a millisecond for each thousand posts.</summary>
    public string Name => field ??= ContentHash.OfParts(
    [
        typeof(Snapshot).Assembly.ManifestModule.ModuleVersionId.ToString(),
        .. Site.Posts.Concat(Site.Pages).Select(post => $"{post.Path} {post.State} {post.Parsed.Source.Hash} {post.Date:O} {post.Updated:O}"),
        .. Site.Assets.Values.Select(asset => $"{asset.Path} {asset.Length}"),
    ]).ToString();
}
