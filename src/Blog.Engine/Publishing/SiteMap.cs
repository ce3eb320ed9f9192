using System.Collections.Immutable;

namespace Blog.Engine.Publishing;

/// <summary>The one list of the site's pages.</summary>
internal static class SiteMap
{
    public static ImmutableArray<SitePage> Of(SiteSettings settings, ImmutableArray<Post> posts, ImmutableArray<Post> pages, TermIndex tags, TermIndex categories, SeriesIndex series) =>
    [
        .. Paged(SiteUrl.Root, posts, settings.PageSize),
        .. posts.Select(post => new SitePage(post.Url, post.LastModified)),
        .. pages.Select(page => new SitePage(page.Url, page.LastModified)),
        new(SiteUrl.Of("tags"), Latest(posts)),
        .. tags.All.SelectMany(term => Paged(term.Url, term.Posts, settings.PageSize)),
        new(SiteUrl.Of("categories"), Latest(posts)),
        .. categories.All.SelectMany(term => Paged(term.Url, term.Posts, settings.PageSize)),
        new(SiteUrl.Of("series"), Latest(posts)),
        .. series.All.Select(one => new SitePage(one.Url, Latest(one.Posts))),
        new(SiteUrl.Of("archive"), Latest(posts)),
        .. settings.Search.Enabled ? [new SitePage(SiteUrl.Of("search"), null)] : Enumerable.Empty<SitePage>(),
    ];

    private static IEnumerable<SitePage> Paged(SiteUrl url, ImmutableArray<Post> posts, int size)
    {
        var latest = Latest(posts);
        for (var page = 1; page == 1 || (page - 1) * size < posts.Length; page++) yield return new(url.Page(page), latest);
    }

    private static DateTimeOffset? Latest(ImmutableArray<Post> posts) =>
        posts.IsEmpty ? null : posts.Max(post => post.LastModified);
}
