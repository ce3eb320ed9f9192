using Blog.Engine.Publishing;

namespace Blog.Feeds;

/// <summary>robots.txt (RFC 9309): everything but search answers, which are endless.</summary>
public static class Robots
{
    public static string Of(Site site) =>
        $"""
        User-agent: *
        Disallow: {site.Settings.BasePath}{Addresses.Search.Url}?
        Disallow: {site.Settings.BasePath}/api/

        Sitemap: {site.Settings.BaseUrl}{Addresses.Sitemap.Url}

        """;
}
