using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;

namespace Blog.Engine.Publishing;

/// <summary>Every row of the address book filled in: the pages of a site, and the files that follow from its posts.</summary>
internal static class SiteMap
{
    public static ImmutableArray<SitePage> Of(SiteSettings settings, ImmutableArray<Post> posts, ImmutableArray<Post> pages, TermIndex tags, TermIndex categories, SeriesIndex series) =>
    [
        .. Paged(SiteUrl.Root, posts, settings.PageSize),
        .. posts.Select(post => new SitePage(post.Url, post.LastModified)),
        .. pages.Select(page => new SitePage(page.Url, page.LastModified)),
        new(Addresses.Tags.Url, Latest(posts)),
        .. tags.All.SelectMany(term => Paged(term.Url, term.Posts, settings.PageSize)),
        new(Addresses.Categories.Url, Latest(posts)),
        .. categories.All.SelectMany(term => Paged(term.Url, term.Posts, settings.PageSize)),
        new(Addresses.SeriesList.Url, Latest(posts)),
        .. series.All.Select(one => new SitePage(one.Url, Latest(one.Posts))),
        new(Addresses.Archive.Url, Latest(posts)),
        .. Addresses.Search.IsOn(settings) ? [new SitePage(Addresses.Search.Url, null)] : Enumerable.Empty<SitePage>(),
    ];

    /// <summary>The sources of posts, the feeds of tags, the files beside the posts and their smaller copies.</summary>
    public static IEnumerable<SiteUrl> Files(ImmutableArray<Post> posts, TermIndex tags, IEnumerable<AssetFile> assets) =>
    [
        .. tags.All.Select(tag => Addresses.FeedOf(tag.Term)),
        .. posts.Select(Addresses.SourceOf),
        .. assets.SelectMany(asset => ImageVariant.Of(asset).Select(variant => variant.Url).Prepend(LinkTable.UrlOf(asset))),
    ];

    /// <summary>The files of an export that these addresses and the fixed ones stand for.</summary>
    public static FileClaims Claims(SiteSettings settings, IEnumerable<SitePage> pages, IEnumerable<SiteUrl> files)
    {
        var claims = new FileClaims();
        foreach (var page in pages) claims.TryAdd(FileClaims.OfPage(page.Url.Decoded), page.Url);
        foreach (var file in Addresses.FixedIn(settings).Where(row => row.Kind is not AddressKind.Page).Select(row => row.Url).Concat(files)) claims.TryAdd(file.Decoded[1..], file);
        return claims;
    }

    private static IEnumerable<SitePage> Paged(SiteUrl url, ImmutableArray<Post> posts, int size)
    {
        var latest = Latest(posts);
        for (var page = 1; page == 1 || (page - 1) * size < posts.Length; page++) yield return new(url.Page(page), latest);
    }

    private static DateTimeOffset? Latest(ImmutableArray<Post> posts) =>
        posts.IsEmpty ? null : posts.Max(post => post.LastModified);
}
