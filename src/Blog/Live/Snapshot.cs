using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Live;

/// <summary>A site and the responses made from it, which die with it.</summary>
public sealed record Snapshot(Site Site, PageStore Pages)
{
    /// <summary>Two servers whose snapshots have one name show the same posts by the same program. Made when first asked for: about a millisecond for each thousand posts.</summary>
    public string Name => field ??= ContentHash.OfParts(
    [
        typeof(Snapshot).Assembly.ManifestModule.ModuleVersionId.ToString(),
        .. Site.Posts.Concat(Site.Pages).Select(post => $"{post.Path} {post.State} {post.Parsed.Source.Hash} {post.Date:O}"),
        .. Site.Assets.Values.Select(asset => $"{asset.Path} {asset.Length}"),
    ]).ToString();
}
