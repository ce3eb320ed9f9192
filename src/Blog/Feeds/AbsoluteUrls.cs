using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Feeds;

/// <summary>A feed is read away from the site, so every address in it must be whole; this holds for raw HTML of authors too.</summary>
internal static class AbsoluteUrls
{
    /// <summary>Makes the addresses in <paramref name="html"/> absolute as seen from <paramref name="page"/>; one that is no address stays as it is.</summary>
    public static string In(string html, SiteSettings settings, SiteUrl page)
    {
        var seenFrom = new Uri(settings.BaseUrl + page.Encoded);
        return HtmlAddresses.Replace(html, address => Whole(HtmlAddresses.IsFromRoot(address) ? settings.BaseUrl + address : address, seenFrom));
    }

    private static string Whole(string address, Uri page) =>
        Uri.TryCreate(page, address, out var whole) && whole.Scheme.StartsWith("http", StringComparison.Ordinal) ? whole.AbsoluteUri : address;
}
