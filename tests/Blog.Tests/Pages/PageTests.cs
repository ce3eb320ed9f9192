using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Blog.Engine.Publishing;
using Blog.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Pages;

public sealed class PageTests : IAsyncLifetime
{
    private const string Files = """
        -- forest.md --
        ---
        title: 随机森林 <b>&</b> "提升"
        date: 2026-03-08 20:30
        tags: [机器学习/集成学习, 决策树]
        categories: [机器学习, 集成学习]
        series: 集成学习
        description: 为什么一片森林比一棵树稳。
        ---
        决策树有一个让人又爱又恨的性格。

        ## 一棵树有多不稳

        先量一量[^1]，方差是 $\sigma^2$。

        ```python
        print("你好")
        ```

        ## 装袋

        | 列 | 值 |
        |---|---|
        | a | 1 |

        ## 参考

        见 [另一篇](boost.md)。

        [^1]: 量法见后文。
        -- boost.md --
        ---
        title: AdaBoost
        date: 2026-03-22
        tags: [机器学习/集成学习]
        series: 集成学习
        pinned: true
        ---
        权重公式的推导。
        -- english.md --
        ---
        title: A letter in English
        date: 2026-04-01
        lang: en
        tags: [Letters]
        ---
        Plain words about *nothing* in particular.
        -- draft.md --
        ---
        title: 还没写完
        date: 2026-04-02
        draft: true
        ---
        半句话
        -- about.md --
        ---
        title: 关于
        layout: page
        type: page
        ---
        这里是谁。
        """;

    private BlogServer server = null!;

    private Site Site => server.Services.GetRequiredService<LiveSite>().Current!.Site;

    public async ValueTask InitializeAsync() => server = await BlogServer.StartAsync(Files, "PageSize=2", "ShowDrafts=true");

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Every_page_has_one_h1_a_language_a_title_a_description_and_its_own_address()
    {
        foreach (var url in Site.Urls.Select(page => page.Url))
        {
            var page = await Get(url.Encoded);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
            Assert.NotEmpty(page.Title!);
            Assert.NotEmpty(page.QuerySelector("meta[name=description]")?.GetAttribute("content") ?? "");
            Assert.Equal("http://localhost:5080" + url, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.Equal("http://localhost:5080" + url, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        }
    }

    [Fact]
    public async Task Every_page_is_valid()
    {
        foreach (var path in Site.Urls.Select(page => page.Url.Encoded).Append("/search?q=森林").Append("/nothing-here")) Validity.Check(await Text(path), path);
    }

    [Fact]
    public async Task Every_link_within_the_site_leads_somewhere()
    {
        var seen = new HashSet<string>();
        foreach (var url in Site.Urls.Select(page => page.Url.Encoded))
        {
            var page = await Get(url);
            foreach (var href in page.QuerySelectorAll("[href^='/'], [src^='/']").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).Select(WithoutFragment).Where(seen.Add))
                Assert.True((await server.GetAsync(href)).IsSuccessStatusCode, $"{href} on {url}");
        }
    }

    [Fact]
    public async Task Nothing_but_the_site_itself_is_asked_for()
    {
        var page = await Get("/posts/forest");
        Assert.All(page.QuerySelectorAll("script[src], link[rel=stylesheet], link[rel=icon], img"), element => Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll("style, script:not([src]):not([type='application/ld+json']), [onclick], [onload]"));
    }

    [Fact]
    public async Task A_pinned_post_stands_first_on_the_home_page()
    {
        var page = await Get("/");
        Assert.Equal("AdaBoost", page.QuerySelector(".entry h3 a")!.TextContent);
        Assert.Equal("INCOMING TRANSMISSION", page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/page/2", HttpStatusCode.OK)]
    [InlineData("/page/1", HttpStatusCode.NotFound)]
    [InlineData("/page/99", HttpStatusCode.NotFound)]
    [InlineData("/page/0", HttpStatusCode.NotFound)]
    [InlineData("/page/x", HttpStatusCode.NotFound)]
    [InlineData("/tags/机器学习", HttpStatusCode.OK)]
    [InlineData("/tags/机器学习/集成学习", HttpStatusCode.OK)]
    [InlineData("/tags/机器学习/集成学习/page/2", HttpStatusCode.NotFound)]
    [InlineData("/tags/没有", HttpStatusCode.NotFound)]
    [InlineData("/categories/机器学习/集成学习", HttpStatusCode.OK)]
    [InlineData("/series/集成学习", HttpStatusCode.OK)]
    [InlineData("/series/没有", HttpStatusCode.NotFound)]
    [InlineData("/posts/没有", HttpStatusCode.NotFound)]
    [InlineData("/posts/about", HttpStatusCode.NotFound)]
    [InlineData("/about", HttpStatusCode.OK)]
    [InlineData("/forest", HttpStatusCode.NotFound)]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    public async Task An_address_answers(string path, HttpStatusCode expected) =>
        Assert.Equal(expected, (await server.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Chinese_is_written_as_it_is() =>
        Assert.Contains("<title>关于 · ", await Text("/about"), StringComparison.Ordinal);

    [Fact]
    public async Task A_title_is_text_and_never_markup()
    {
        var page = await Get("/posts/forest");
        Assert.Equal("随机森林 <b>&</b> \"提升\"", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("h1 b"));
    }

    [Fact]
    public async Task Structured_data_names_the_article_and_the_way_to_it()
    {
        using var data = JsonDocument.Parse((await Get("/posts/forest")).QuerySelector("script[type='application/ld+json']")!.TextContent);
        var graph = data.RootElement.GetProperty("@graph");
        Assert.Equal("Article", graph[0].GetProperty("@type").GetString());
        Assert.Equal("随机森林 <b>&</b> \"提升\"", graph[0].GetProperty("headline").GetString());
        Assert.Equal(["机器学习", "集成学习", "随机森林 <b>&</b> \"提升\""], graph[1].GetProperty("itemListElement").EnumerateArray().Select(item => item.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_post_in_another_language_says_so()
    {
        var page = await Get("/posts/english");
        Assert.Equal("en", page.QuerySelector(".prose")!.GetAttribute("lang"));
        Assert.Equal("en", page.QuerySelector("h1")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_post_names_its_place_in_the_series_and_who_links_to_it()
    {
        var page = await Get("/posts/boost");
        Assert.Equal("AdaBoost", page.QuerySelector(".series-nav [aria-current]")!.TextContent);
        Assert.Equal("/posts/forest#" + Uri.EscapeDataString("参考"), page.QuerySelector(".backlinks a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_draft_carries_a_mark() =>
        Assert.Equal("草稿", (await Get("/posts/draft")).QuerySelector(".state")!.TextContent);

    [Fact]
    public async Task Search_finds_a_post_without_script_and_shows_the_question_as_text()
    {
        var found = await Get("/search?q=森林");
        Assert.StartsWith("/posts/forest", found.QuerySelector(".hits a")!.GetAttribute("href"));
        var hostile = await Get("/search?q=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));
        Assert.Equal("\"><script>alert(1)</script>", ((IHtmlInputElement)hostile.QuerySelector("#q")!).Value);
        Assert.Empty(hostile.QuerySelectorAll("main script"));
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    [InlineData("/search?q=%20&page=-3")]
    [InlineData("/search?q=a&page=99999999999")]
    [InlineData("/search?q=a&page=x&tag=")]
    [InlineData("/search?q=%F0%9F%98%80%00%FF")]
    public async Task Search_bears_any_question(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Two_questions_have_two_answers()
    {
        Assert.NotEmpty((await Get("/search?q=森林")).QuerySelectorAll(".hits li"));
        Assert.Empty((await Get("/search?q=没有这个词")).QuerySelectorAll(".hits li"));
    }

    [Fact]
    public async Task A_missing_page_has_the_look_of_the_site()
    {
        var page = await Get("/nothing-here");
        Assert.Equal("信号丢失", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector(".masthead"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    private async Task<IDocument> Get(string path) => new HtmlParser().ParseDocument(await Text(path));

    private async Task<string> Text(string path)
    {
        using var answer = await server.GetAsync(path);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static string WithoutFragment(string href) => href.Split('#')[0];
}
