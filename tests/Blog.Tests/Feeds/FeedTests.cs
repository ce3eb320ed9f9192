using System.Text.Json;
using System.Xml.Linq;

namespace Blog.Tests.Feeds;

public sealed class FeedTests(FeedTests.Shared shared) : IClassFixture<FeedTests.Shared>
{
    private const string Files = """
        -- 2024-03-01-注意力.md --
        ---
        title: 注意力 & <机制>
        date: 2024-03-01 08:00
        updated: 2024-04-02 09:30
        tags: [深度学习/注意力, C++]
        ---
        见[位置编码](位置.md)。含 ]]> 与 & 的文字。

        ![图](img/a.png)
        -- 2024-02-01-位置.md --
        # 位置编码

        正文
        -- 2024-05-01-draft.md --
        ---
        draft: true
        ---
        草稿
        -- img/a.png --
        x
        """;

    private static readonly string[] Settings = ["BaseUrl=https://example.org", "Title=收到", "Author=某人"];

    private readonly BlogServer blog = shared.Server;

    [Theory]
    [InlineData("/feed.xml", "application/rss+xml")]
    [InlineData("/atom.xml", "application/atom+xml")]
    [InlineData("/tags/深度学习/feed.xml", "application/rss+xml")]
    [InlineData("/tags/深度学习/注意力/feed.xml", "application/rss+xml")]
    [InlineData("/tags/C%2B%2B/feed.xml", "application/rss+xml")]
    public async Task A_feed_is_whole_and_every_address_in_it_is_absolute(string url, string type)
    {
        var response = await blog.GetAsync(url);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var titles = feed.Descendants().Where(element => element.Name.LocalName == "title").Select(element => element.Value);
        Assert.Contains("注意力 & <机制>", titles);
        var content = feed.Descendants().First(element => element.Name.LocalName is "encoded" or "content").Value;
        Assert.Contains("含 ]]&gt; 与 &amp; 的文字。", content, StringComparison.Ordinal);
        Assert.Contains("https://example.org/posts/%E4%BD%8D%E7%BD%AE\"", content, StringComparison.Ordinal);
        Assert.Contains("https://example.org/media/img/a.png", content, StringComparison.Ordinal);
        Assert.DoesNotContain("=\"/", content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/feed.xml", "application/rss+xml")]
    [InlineData("/atom.xml", "application/atom+xml")]
    public async Task A_browser_that_opens_a_feed_shows_it_with_its_style_and_a_notice(string url, string type)
    {
        var opened = await blog.GetAsync(url, ("Sec-Fetch-Dest", "document"));
        var read = await blog.GetAsync(url);
        Assert.Equal(("application/xml", type), (opened.Content.Headers.ContentType!.MediaType, read.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Sec-Fetch-Dest", opened.Headers.Vary);
        Assert.Contains("Sec-Fetch-Dest", read.Headers.Vary);
        var feed = XDocument.Parse(await opened.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("/css/feed.css", feed.Nodes().OfType<XProcessingInstruction>().Single().Data, StringComparison.Ordinal);
        Assert.Contains("订阅源", feed.Descendants("{http://www.w3.org/1999/xhtml}p").Single().Value, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await blog.GetAsync("/css/feed.css")).StatusCode);
    }

    [Fact]
    public async Task Json_feed_holds_the_published_posts_newest_first()
    {
        var feed = JsonDocument.Parse(await blog.TextAsync("/feed.json")).RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal(["注意力 & <机制>", "位置编码"], feed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
        Assert.Equal("2024-03-01T08:00:00+08:00", feed.GetProperty("items")[0].GetProperty("date_published").GetString());
    }

    [Fact]
    public async Task The_sitemap_lists_every_page_once_with_its_true_time_and_each_answers()
    {
        var pages = XDocument.Parse(await blog.TextAsync("/sitemap.xml")).Root!.Elements()
            .ToDictionary(url => url.Elements().First().Value, url => url.Elements().ElementAtOrDefault(1)?.Value);
        Assert.Equal("2024-04-02T09:30:00+08:00", pages["https://example.org/posts/%E6%B3%A8%E6%84%8F%E5%8A%9B"]);
        Assert.DoesNotContain(pages.Keys, url => url.Contains("draft", StringComparison.Ordinal));
        foreach (var url in pages.Keys) Assert.Equal(System.Net.HttpStatusCode.OK, (await blog.GetAsync(url["https://example.org".Length..])).StatusCode);
    }

    [Fact]
    public async Task Robots_names_the_sitemap_and_llms_the_sources()
    {
        Assert.Contains("Sitemap: https://example.org/sitemap.xml", await blog.TextAsync("/robots.txt"), StringComparison.Ordinal);
        Assert.Contains("https://example.org/posts/%E4%BD%8D%E7%BD%AE.md", await blog.TextAsync("/llms.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_that_XML_forbids_does_not_break_the_feed()
    {
        await using var own = await BlogServer.StartAsync("-- a.md --\n# 甲\n\n竖\u000b线与响铃\u0007");
        Assert.Contains("线与响铃", XDocument.Parse(await own.TextAsync("/feed.xml")).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_site_has_valid_feeds()
    {
        await using var own = await BlogServer.StartAsync("-- note.txt --\nx");
        foreach (var url in (string[])["/feed.xml", "/atom.xml", "/sitemap.xml"]) Assert.NotNull(XDocument.Parse(await own.TextAsync(url)).Root);
        Assert.Empty(JsonDocument.Parse(await own.TextAsync("/feed.json")).RootElement.GetProperty("items").EnumerateArray());
    }

    public sealed class Shared() : SharedBlog(Files, Settings);
}
