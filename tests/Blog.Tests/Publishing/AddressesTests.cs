using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Live;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Publishing;

/// <summary>The address book holds what the application answers, and nothing else.</summary>
public sealed partial class AddressesTests(AddressesTests.Served blog) : IClassFixture<AddressesTests.Served>
{
    private static readonly string[] Elsewhere = ["/hooks/git", "/live/live.js", "/live/live.css", "/live/events"]; // where posts come by git, and in Development

    [Fact]
    public void Every_route_of_the_application_is_in_the_book()
    {
        var routes = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null).Select(endpoint => Plain("/" + endpoint.RoutePattern.RawText!.Trim('/'))).Distinct().ToList();
        Assert.Equal([], routes.Except(Addresses.All.Select(row => Plain(row.Pattern))).Except(["/0123456789abcdef.txt"]));
        Assert.Contains("/tags/{}/feed.xml", routes);
    }

    [Fact]
    public void Every_file_that_comes_with_the_program_lies_in_a_folder_of_the_book()
    {
        var assets = Endpoints().Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>().Select(asset => "/" + asset.Route).Distinct().ToList();
        Assert.Contains("/css/site.css", assets);
        Assert.Equal([], assets.Where(asset => !Addresses.IsAsset(asset.EndsWith(".gz", StringComparison.Ordinal) || asset.EndsWith(".br", StringComparison.Ordinal) ? asset[..^3] : asset)));
    }

    [Fact]
    public async Task Every_row_of_the_book_answers()
    {
        var site = blog.Server.Services.GetRequiredService<LiveSite>().Current!.Site;
        string[] known =
        [
            .. site.Urls.Select(page => page.Url.Decoded), .. site.Files.Select(file => file.Decoded), "/0123456789abcdef.txt", "/cards/posts/a.png", "/css/site.css", "/js/site.js", "/lib/katex/katex.min.css",
            .. Endpoints().Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()?.Route).OfType<string>().Where(route => route.StartsWith("icon.", StringComparison.Ordinal)).Select(route => "/" + route),
        ];
        foreach (var row in Addresses.All.Where(row => row.Kind is not (AddressKind.Export or AddressKind.Unasked) && row != Addresses.Error && !Elsewhere.Contains(row.Pattern)))
        {
            var address = row.IsFixed ? row.Url.Decoded : Assert.Single(known.Where(row.Matches).Take(1));
            using var answer = await blog.Server.GetAsync(new Uri(address, UriKind.Relative).ToString());
            Assert.True(answer.IsSuccessStatusCode, $"{row.Pattern}: {address} answers {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/Feed.XML/")]
    [InlineData("/%66eed.xml")]
    [InlineData("/feed.xml/more")]
    [InlineData("/feed.xml.gz")]
    [InlineData("/health/ready")]
    [InlineData("/favicon.ico")]
    [InlineData("/api/search")]
    [InlineData("/robots.txt")]
    [InlineData("/css/site.css")]
    [InlineData("/LIB/x")]
    [InlineData("/icon.svg")]
    [InlineData("/index.html")]
    [InlineData("/page/2")]
    [InlineData("/tags")]
    [InlineData("/Tags/")]
    [InlineData("/tags/index.html")]
    [InlineData("/tags/x")]
    [InlineData("/tags/X/feed.xml")]
    [InlineData("/metrics")]
    [InlineData("/media/x.png")]
    [InlineData("/cards/site.png")]
    [InlineData("/search/manifest.bin")]
    [InlineData("/404.html")]
    [InlineData("/_redirects")]
    [InlineData("/posts/b")]
    [InlineData("/posts/B/")]
    [InlineData("/posts/a.md")]
    [InlineData("/posts/b/index.html")]
    [InlineData("https://old.example.org/sitemap.xml?x=1")]
    public void An_old_address_never_takes_what_the_site_answers(string alias)
    {
        foreach (var key in alias.Contains(':', StringComparison.Ordinal) ? ["aliases: [x, "] : (string[])["aliases: [x, ", "permalink: ["])
        {
            var site = TestSite.From($"-- a.md --\n---\ntitle: 甲\n{key}'{alias}']\n---\n甲\n-- b.md --\n---\ntags: [x]\n---\n乙");
            var found = Assert.Single(site.Diagnostics);
            Assert.Equal(("BLOG202", $"a.md:3:{key.Length + 1}"), (found.Code, found.Place.ToString()));
            Assert.Empty(site.Redirects);
        }
    }

    [Theory]
    [InlineData("/posts/A")]
    [InlineData("/posts/a/index.html")]
    [InlineData("/posts")]
    [InlineData("/archives/7")]
    [InlineData("/css")]
    [InlineData("/tags/y")]
    [InlineData("/page/about")]
    public void An_old_address_that_is_free_leads_on(string alias)
    {
        var site = TestSite.From($"-- a.md --\n---\naliases: ['{alias}']\n---\n甲");
        Assert.Empty(site.Diagnostics);
        Assert.Equal("/posts/a", site.Redirects[alias].Decoded);
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("Feed.xml.gz")]
    [InlineData("css")]
    [InlineData("health")]
    [InlineData("icon.svg")]
    [InlineData("metrics")]
    public void A_page_never_takes_what_the_site_answers(string slug)
    {
        var site = TestSite.From($"-- a.md --\n---\nlayout: page\nslug: {slug}\n---\n甲");
        var found = Assert.Single(site.Diagnostics);
        Assert.Equal(("BLOG202", "a.md:3:7"), (found.Code, found.Place.ToString()));
        Assert.EndsWith("-2", Assert.Single(site.Pages).Url.Decoded, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_no_file_system_holds_is_reported_and_answered_by_the_server()
    {
        var site = TestSite.From($"-- a.md --\n---\naliases: ['/{new string('长', 90)}', /a//b]\n---\n甲");
        Assert.Equal([("BLOG206", 2), ("BLOG206", 2)], site.Diagnostics.Select(found => (found.Code, found.Place.Line)));
        Assert.Equal(2, site.Redirects.Count);
    }

    [Fact]
    public void Of_two_old_addresses_that_want_one_file_the_first_has_it()
    {
        var site = TestSite.From("-- a.md --\n---\ndate: 2026-02-01\naliases: [/old.html, /x]\n---\n甲\n-- b.md --\n---\ndate: 2026-01-01\naliases: [/Old.html, /old.html/y, /x/index.html]\n---\n乙");
        Assert.Equal(["/old.html", "/x"], site.Redirects.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["b.md:3:11", "b.md:3:22", "b.md:3:35"], site.Diagnostics.Select(found => found.Place.ToString()));
    }

    [Fact]
    public void A_link_to_what_an_alias_would_take_leads_to_the_site()
    {
        var site = TestSite.From("-- a.md --\n---\naliases: [/feed.xml]\n---\n甲\n-- b.md --\n[订阅](/feed.xml)");
        Assert.Contains("href=\"/feed.xml\"", site.Render(site.Find("b")!).Html, StringComparison.Ordinal);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => blog.Server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static string Plain(string route) => Parameter().Replace(TagFeed().Replace(route, "/tags/{path}/feed.xml"), "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^/tags/\{\*\*path:regex\(\^\.\+/feed\\{1,2}\.xml\$\)\}$")]
    private static partial Regex TagFeed();

    public sealed class Served() : SharedBlog(
        "-- a.md --\n---\ntags: [x]\ncategories: [y]\nseries: s\n---\n甲\n-- b.md --\n乙\n-- pages/about.md --\n关于\n-- 图.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "PageSize=1", "Announce:IndexNowKey=0123456789abcdef");
}
