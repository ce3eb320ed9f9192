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
        .. Apart(
        [
            .. PostsFirst(site).Select(page => ExportItem.Page(page.Url.Encoded)),
            .. site.Files.Append(Addresses.SiteCard.Url).Select(url => url.Encoded).Concat(fixedFiles).Select(url => ExportItem.Whole(url)),
            .. Cards(site, format),
            ExportItem.Whole(Addresses.NotFound.Pattern, HttpStatusCode.NotFound),
            .. Moved(site),
        ]).Select(item => item with { MadeOf = keys.GetValueOrDefault(item.Url) }),
    ];

    /// <summary>Lists show the beginning of posts, which rendering a post leaves behind.</summary>
    private static IEnumerable<SitePage> PostsFirst(Site site) => site.Urls.OrderByDescending(page => Addresses.Post.Matches(page.Url.Encoded));

    private static IEnumerable<ExportItem> Cards(Site site, PageFormat format) => !site.Settings.PostCards ? [] :
        site.Posts.Select(post => ExportItem.Whole(Card.Of(site, post, format).UrlFor(post).Encoded) with { IsNamedByContent = true });

    private static IEnumerable<ExportItem> Moved(Site site) => site.Redirects.Keys.Order(StringComparer.Ordinal).Select(old =>
    {
        var url = SiteUrl.Of(old.TrimStart('/').Split('/')).Encoded;
        return ExportItem.At(url, FileClaims.OfRedirect(old), HttpStatusCode.MovedPermanently);
    });

    /// <summary>
    /// Without old addresses that cannot be a file, or whose file another one of the same post has, or stands in the way of: they lead to the same page. Everything else
    /// has a file of its own (<see cref="FileClaims"/>).
    /// </summary>
    private static IEnumerable<ExportItem> Apart(IEnumerable<ExportItem> items)
    {
        var claims = new FileClaims();
        foreach (var item in items.DistinctBy(item => item.File?.Value ?? item.Url))
        {
            var isFree = item.File is { } file && claims.TryAdd(file.Value, SiteUrl.Root);
            if (isFree || item.Expected is not HttpStatusCode.MovedPermanently) yield return item;
        }
    }
}
