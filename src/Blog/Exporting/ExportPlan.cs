using System.Collections.Immutable;
using System.Net;
using Blog.Cards;
using Blog.Engine.Publishing;
using Blog.Pages;

namespace Blog.Exporting;

/// <summary>Everything a site consists of, as files.</summary>
internal static class ExportPlan
{
    /// <summary>The pages first: where two addresses come down to one file, the first has it.</summary>
    /// <param name="site">What is exported.</param>
    /// <param name="format">What cards write dates and counts with.</param>
    /// <param name="keys">By address: what an answer is made of.</param>
    /// <param name="fixedFiles">What every site has: <see cref="FixedFiles"/>.</param>
    public static ImmutableArray<ExportItem> Of(Site site, PageFormat format, IReadOnlyDictionary<string, Func<string>> keys, IEnumerable<string> fixedFiles) =>
    [
        .. ((IEnumerable<ExportItem>)
        [
            .. PostsFirst(site).Select(page => ExportItem.Page(page.Url.Encoded)),
            .. Files(site).Concat(fixedFiles).Select(url => ExportItem.Whole(url)),
            .. Cards(site, format),
            ExportItem.Whole("/404.html", HttpStatusCode.NotFound),
            .. Moved(site).Select(Redirect),
        ]).DistinctBy(item => item.File?.Value ?? item.Url).Select(item => item with { MadeOf = keys.GetValueOrDefault(item.Url) }),
    ];

    /// <summary>Lists show the beginning of posts, which rendering a post leaves behind.</summary>
    private static IEnumerable<SitePage> PostsFirst(Site site) => site.Urls.OrderByDescending(page => page.Url.Encoded.StartsWith("/posts/", StringComparison.Ordinal));

    private static IEnumerable<string> Files(Site site) =>
    [
        .. site.Tags.All.Select(tag => tag.Url.Encoded + "/feed.xml"),
        .. site.Posts.Select(post => post.Url.Encoded + ".md"),
        Card.SiteUrl.Encoded,
        .. site.Assets.Values.Select(asset => LinkTable.UrlOf(asset).Encoded),
        .. site.Assets.Values.SelectMany(ImageVariant.Of).Select(variant => variant.Url.Encoded),
    ];

    private static IEnumerable<ExportItem> Cards(Site site, PageFormat format) => !site.Settings.PostCards ? [] :
        site.Posts.Select(post => ExportItem.Whole(Card.Of(site, post, format).UrlFor(post).Encoded) with { IsNamedByContent = true });

    /// <summary>The old addresses, percent-encoded.</summary>
    private static IEnumerable<string> Moved(Site site) =>
        site.Redirects.Keys.Order(StringComparer.Ordinal).Select(old => SiteUrl.Of(old.TrimStart('/').Split('/')).Encoded);

    private static ExportItem Redirect(string old) => old.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || old.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
        ? ExportItem.Whole(old, HttpStatusCode.MovedPermanently)
        : ExportItem.Page(old, HttpStatusCode.MovedPermanently);
}
