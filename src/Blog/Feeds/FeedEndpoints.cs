using Blog.Engine.Publishing;
using Blog.Http;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Feeds;

/// <summary>The site for machines.</summary>
public static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        var feeds = app.MapGroup("").WithMetadata(new Buffered());
        feeds.MapMethods("/feed.xml", Methods.Read, (Site site, IStringLocalizer<Text> text) => Rss.Of(Feed.Of(site, text)));
        feeds.MapMethods("/atom.xml", Methods.Read, (Site site, IStringLocalizer<Text> text) => Atom.Of(Feed.Of(site, text)));
        feeds.MapMethods("/feed.json", Methods.Read, (Site site, IStringLocalizer<Text> text) => JsonFeed.Of(Feed.Of(site, text)));
        feeds.MapMethods("/tags/{**path:regex(^.+/feed\\.xml$)}", Methods.Read, (Site site, IStringLocalizer<Text> text, string path) => OfTag(site, text, path[..^"/feed.xml".Length]));
        feeds.MapMethods("/sitemap.xml", Methods.Read, (Site site) => Sitemap.Of(site));
        if (app.ServiceProvider.GetRequiredService<SiteSettings>().Search.Enabled) feeds.MapMethods("/opensearch.xml", Methods.Read, (Site site) => OpenSearch.Of(site));
        feeds.MapMethods("/robots.txt", Methods.Read, (Site site) => Results.Text(Robots.Of(site)));
        feeds.MapMethods("/llms.txt", Methods.Read, (Site site) => Results.Text(Llms.Of(site), "text/plain; charset=utf-8"));
    }

    private static IResult OfTag(Site site, IStringLocalizer<Text> text, string path) =>
        site.Tags.At("/tags/" + path) is { } tag ? Rss.Of(Feed.Of(site, text, tag)) : Results.NotFound();
}
