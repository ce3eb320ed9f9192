using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Blog.Engine.Publishing;

namespace Blog.Announcing;

/// <summary>A message to one search engine.</summary>
/// <param name="Engine">Its name, for the log; the address may hold a secret.</param>
/// <param name="Count">Addresses in it.</param>
/// <param name="Request">Makes the request; one is sent once.</param>
internal sealed record Message(string Engine, int Count, Func<HttpRequestMessage> Request);

/// <summary>Writes to the search engines that the settings name.</summary>
internal static class SearchEngines
{
    /// <summary>Addresses in one message at most (indexnow.org, documentation; Baidu's 普通收录).</summary>
    private const int MostForIndexNow = 10_000, MostForBaidu = 2_000;

    public static IEnumerable<Message> MessagesOn(ImmutableArray<PostChange> changes, AnnounceSettings settings, SiteSettings site) =>
    [
        .. settings.IndexNowKey is { } key ? changes.Select(change => change.Url).Chunk(MostForIndexNow).Select(urls => IndexNow(urls, key, settings, site)) : [],
        .. settings.BaiduToken is { } token ? changes.Where(change => !change.IsGone).Select(change => change.Url).Chunk(MostForBaidu).Select(urls => Baidu(urls, token, settings, site)) : [],
    ];

    /// <summary>Whether it may be taken when it is sent again.</summary>
    public static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;

    private static Message IndexNow(SiteUrl[] urls, string key, AnnounceSettings settings, SiteSettings site) => new("IndexNow", urls.Length, () => new(HttpMethod.Post, settings.IndexNowAddress)
    {
        Content = JsonContent.Create(new
        {
            host = new Uri(site.BaseUrl).Authority,
            key,
            keyLocation = $"{site.BaseUrl}/{key}.txt",
            urlList = urls.Select(url => site.BaseUrl + url),
        }),
    });

    private static Message Baidu(SiteUrl[] urls, string token, AnnounceSettings settings, SiteSettings site) => new("Baidu", urls.Length, () => new(
        HttpMethod.Post, $"{settings.BaiduAddress}?site={Uri.EscapeDataString(new Uri(site.BaseUrl).GetLeftPart(UriPartial.Authority))}&token={token}")
    {
        Content = new StringContent(string.Join('\n', urls.Select(url => site.BaseUrl + url)), Encoding.UTF8, "text/plain"),
    });
}
