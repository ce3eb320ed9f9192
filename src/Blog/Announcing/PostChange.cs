using System.Collections.Immutable;
using Blog.Engine.Publishing;

namespace Blog.Announcing;

/// <summary>A post whose address has something new to show, or nothing any more.</summary>
public readonly record struct PostChange(SiteUrl Url, bool IsGone)
{
    /// <summary>What is new, changed or gone among the published posts; an edit of another post or of a setting is no change.</summary>
    public static ImmutableArray<PostChange> Between(Site before, Site after)
    {
        var known = Published(before).ToDictionary(post => post.Url);
        var shown = Published(after).ToDictionary(post => post.Url);
        return
        [
            .. shown.Values.Where(post => !known.TryGetValue(post.Url, out var old) || !IsSame(old, post)).Select(post => new PostChange(post.Url, IsGone: false)),
            .. known.Keys.Where(url => !shown.ContainsKey(url)).Select(url => new PostChange(url, IsGone: true)),
        ];
    }

    private static IEnumerable<Post> Published(Site site) => site.Posts.Concat(site.Pages).Where(post => post.State is PostState.Published);

    private static bool IsSame(Post old, Post post) => ReferenceEquals(old, post) || old.Parsed.Source.Hash == post.Parsed.Source.Hash;
}
