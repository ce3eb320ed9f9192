using System.Collections.Immutable;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Search;

namespace Blog.Pages;

/// <summary>Posts on the same matter: what search answers when it is asked for a post's own words.</summary>
public static class RelatedPosts
{
    private const int Most = 4;

    public static ImmutableArray<Post> To(Site site, Post post) =>
    [
        .. site.Search.Query(new(Words(post)) { Limit = 3 * Most }).Hits
            .Where(hit => hit.Id != post.Path.Value)
            .Select(hit => site.FindByPath(SitePath.From(hit.Id)))
            .OfType<Post>()
            .Where(other => !other.IsPage && other.Lang == post.Lang)
            .Take(Most),
    ];

    /// <summary>Title, tags and series as bare words: what is syntax to search is taken out.</summary>
    private static string Words(Post post)
    {
        var words = new StringBuilder(post.Title);
        foreach (var part in post.Tags.Select(tag => tag.Name).Append(post.Series)) words.Append(' ').Append(part);
        words.Replace('"', ' ').Replace(':', ' ').Replace('-', ' ');
        return words.ToString(0, Math.Min(words.Length, SearchQuery.MaxLength));
    }
}
