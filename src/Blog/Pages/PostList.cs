using System.Collections.Immutable;
using Blog.Engine.Publishing;

namespace Blog.Pages;

/// <summary>One page of a longer list of posts; pages count from 1.</summary>
public sealed record PostList(ImmutableArray<Post> Posts, int Number, int Pages, SiteUrl Url)
{
    public SiteUrl? Newer => Number > 1 ? Url.Page(Number - 1) : null;

    public SiteUrl? Older => Number < Pages ? Url.Page(Number + 1) : null;

    /// <summary>Cuts a page out; null when the list has no such page. An empty list has one, empty, page.</summary>
    public static PostList? Cut(ImmutableArray<Post> all, int size, int number, SiteUrl url)
    {
        var pages = Math.Max(1, (all.Length + size - 1) / size);
        return number < 1 || number > pages ? null : new([.. all.Skip((number - 1) * size).Take(size)], number, pages, url);
    }

    public bool HasMath(Site site) => Posts.Any(post => site.Excerpt(post).HasMath);
}
