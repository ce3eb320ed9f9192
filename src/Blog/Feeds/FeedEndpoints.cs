using Blog.Engine.Publishing;
using Blog.Http;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Feeds;

/// <summary>The site for machines.</summary>
public static class FeedEndpoints
{
    private static readonly string TagFeedEnding = Addresses.TagFeed.Pattern[(Addresses.Tag.Pattern.Length)..];

    /// <summary>A route ends with what takes any number of segments, so what follows them is a condition on these.</summary>
    private static readonly string TagFeedRoute = Addresses.Tag.Pattern.Replace("}", $":regex(^.+{TagFeedEnding.Replace(".", "\\.", StringComparison.Ordinal)}$)}}", StringComparison.Ordinal);

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        var feeds = app.MapGroup("").WithMetadata(new Buffered());
        feeds.MapMethods(Addresses.Rss.Pattern, Methods.Read, (Site site, IStringLocalizer<Text> text) => Rss.Of(Feed.Of(site, text)));
        feeds.MapMethods(Addresses.Atom.Pattern, Methods.Read, (Site site, IStringLocalizer<Text> text) => Atom.Of(Feed.Of(site, text)));
        feeds.MapMethods(Addresses.JsonFeed.Pattern, Methods.Read, (Site site, IStringLocalizer<Text> text) => JsonFeed.Of(Feed.Of(site, text)));
        feeds.MapMethods(TagFeedRoute, Methods.Read, (Site site, IStringLocalizer<Text> text, string path) => OfTag(site, text, path[..^TagFeedEnding.Length]));
        feeds.MapMethods(Addresses.Sitemap.Pattern, Methods.Read, (Site site) => Sitemap.Of(site));
        if (Addresses.OpenSearch.IsOn(app.ServiceProvider.GetRequiredService<SiteSettings>())) feeds.MapMethods(Addresses.OpenSearch.Pattern, Methods.Read, (Site site) => OpenSearch.Of(site));
        feeds.MapMethods(Addresses.Robots.Pattern, Methods.Read, (Site site) => Results.Text(Robots.Of(site)));
        feeds.MapMethods(Addresses.Llms.Pattern, Methods.Read, (Site site) => Results.Text(Llms.Of(site), "text/plain; charset=utf-8"));
    }

    private static IResult OfTag(Site site, IStringLocalizer<Text> text, string path) =>
        site.Tags.At($"{Addresses.Tags.Url}/{path}") is { } tag ? Rss.Of(Feed.Of(site, text, tag)) : Results.NotFound();
}
