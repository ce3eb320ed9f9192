using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Search;

namespace Blog.Pages;

/// <summary>Posts on the same matter: those whose words are most like a post's own.</summary>
public static class RelatedPosts
{
    private const int Most = 4;

    /// <summary>Alike posts that are asked for: some are left out.</summary>
    private const int Asked = 4 * Most;

    /// <summary>For whoever needs those of every post.</summary>
    public static void FindAll(Site site, SearchExport search) => site.Search.FindAllSimilar(search, Asked);

    /// <summary>None while the site is still being indexed.</summary>
    public static ImmutableArray<Post> To(Site site, Post post) => !site.IsSearchReady ? [] :
    [
        .. site.Search.Similar(post.Path.Value, Asked)
            .Select(id => site.FindByPath(SitePath.From(id)))
            .OfType<Post>()
            .Where(other => !other.IsPage && other.Lang == post.Lang)
            .Take(Most),
    ];
}
