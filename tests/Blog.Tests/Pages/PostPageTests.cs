using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Tests.Pages;

public sealed class PostPageTests
{
    [Fact]
    public async Task A_post_leads_to_its_translation_and_says_so_to_search_engines()
    {
        await using var server = await BlogServer.StartAsync("""
            -- a.md --
            ---
            title: 一封信
            date: 2026-01-01
            translationKey: letter
            ---
            文
            -- b.md --
            ---
            title: A letter
            date: 2026-01-02
            lang: en
            translationKey: letter
            ---
            Text
            """, "BaseUrl=https://example.org");
        var page = await Get(server, "/posts/a");

        Assert.Equal(["zh-CN https://example.org/posts/a", "en https://example.org/posts/b", "x-default https://example.org/posts/a"], page.QuerySelectorAll("link[hreflang]").Select(link => $"{link.GetAttribute("hreflang")} {link.GetAttribute("href")}"));
        Assert.Equal("English", page.QuerySelector(".coordinates a[hreflang=en]")!.TextContent);
    }

    [Fact]
    public async Task Moments_for_machines_have_no_fractions_of_a_second()
    {
        await using var server = await BlogServer.StartAsync("-- a.md --\n# 一\n\n文"); // the date is that of the file
        var page = await Get(server, "/posts/a");
        using var data = System.Text.Json.JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var article = data.RootElement.GetProperty("@graph")[0];
        string?[] moments = [article.GetProperty("datePublished").GetString(), article.GetProperty("dateModified").GetString(), page.QuerySelector("meta[property='article:published_time']")!.GetAttribute("content")];
        Assert.All(moments, moment => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$", moment));
    }

    [Theory]
    [InlineData("2015-01-01", true)]
    [InlineData("2999-01-01", false)]
    public async Task A_text_that_nobody_has_touched_for_years_carries_a_warning(string updated, bool warned)
    {
        await using var server = await BlogServer.StartAsync($"-- a.md --\n---\ntitle: 旧文\ndate: 2014-01-01\nupdated: {updated}\n---\n文");
        Assert.Equal(warned, (await Get(server, "/posts/a")).QuerySelector(".aged") is not null);
    }

    [Fact]
    public async Task A_post_leads_to_others_whose_text_is_on_the_same_matter()
    {
        await using var server = await BlogServer.StartAsync("""
            -- a.md --
            # 甲

            随机森林的袋外估计用没有抽到的样本检验随机森林，不必另留验证集。
            -- b.md --
            # 乙

            特征重要性可以在随机森林的袋外样本上量，随机森林的袋外估计不必另留验证集。
            -- c.md --
            # 丙

            调试器停在断点上，断点可以带条件。
            """);
        Assert.Equal(["/posts/b"], (await Get(server, "/posts/a")).QuerySelectorAll(".related a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_post_is_quoted_with_its_formula_by_those_that_link_to_it()
    {
        await using var server = await BlogServer.StartAsync("-- a.md --\n# 甲\n\n没有公式。\n-- b.md --\n# 乙\n\n前一句。\n\n## 二\n\n权重 $w_i$ 来自[甲](a.md)。后一句。");
        var page = await Get(server, "/posts/a");
        var backlink = page.QuerySelector(".backlinks li")!;
        Assert.Equal("/posts/b#" + Uri.EscapeDataString("二"), backlink.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("甲", backlink.QuerySelector("mark")!.TextContent);
        Assert.NotNull(backlink.QuerySelector("math"));
        Assert.DoesNotContain("前一句", backlink.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("link[href*=katex]"));
    }

    [Fact]
    public async Task The_map_names_each_linked_post_once_and_how_it_stands_to_this_one()
    {
        await using var server = await BlogServer.StartAsync("-- a.md --\n# 甲\n\n见[乙](b.md)、[丙](c.md)、[丙](c.md)。\n-- b.md --\n# 乙\n\n见[甲](a.md)与[丙](c.md)。\n-- c.md --\n# 丙\n\n文\n-- d.md --\n# 丁\n\n见[甲](a.md)。");
        var page = await Get(server, "/posts/a");
        Assert.Equal(["乙 互相提到", "丁 提到本文", "丙 本文提到"], page.QuerySelectorAll(".map li").Select(post => post.TextContent).OrderBy(text => "乙丁丙".IndexOf(text[0])));
        Assert.Equal(4, page.QuerySelector(".map path")!.GetAttribute("d")!.Count(c => c == 'M'));
        Assert.Null((await Get(server, "/posts/d")).QuerySelector(".map"));
    }

    [Fact]
    public async Task A_plain_page_says_who_links_to_it()
    {
        await using var server = await BlogServer.StartAsync("-- pages/about.md --\n# 关于\n\n文\n-- b.md --\n# 乙\n\n作者见[这里](/about)。");
        Assert.Equal("作者见这里。", (await Get(server, "/about")).QuerySelector(".backlinks p")!.TextContent);
    }

    [Fact]
    public async Task A_post_can_be_shared_and_cited_without_script()
    {
        await using var server = await BlogServer.StartAsync("-- 信.md --\n---\ntitle: 信\ndate: 2026-03-08\nauthor: 张三\n---\n文", "BaseUrl=https://example.org");
        var share = (await Get(server, "/posts/信")).QuerySelector("details.share")!;
        Assert.Equal(["https://example.org/posts/%E4%BF%A1", "张三. 信[EB/OL]. (2026-03-08). https://example.org/posts/%E4%BF%A1."], share.QuerySelectorAll("code").Take(2).Select(code => code.TextContent));
        Assert.StartsWith("@misc{post2026,", share.QuerySelectorAll("code")[2].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("m4 4h7m", share.QuerySelector(".qr path")!.GetAttribute("d"), StringComparison.Ordinal); // the quiet zone, and the finder pattern in the corner
    }

    [Fact]
    public async Task The_day_of_the_last_change_leads_to_the_source()
    {
        await using var server = await BlogServer.StartAsync("-- a.md --\n---\ntitle: 甲\ndate: 2026-01-01\nupdated: 2026-02-02\n---\n文");
        var updated = (await Get(server, "/posts/a")).QuerySelector(".coordinates a[href$='.md']")!;
        Assert.Equal("2026-02-02", updated.TextContent);
    }

    [Theory]
    [InlineData("---\ntoc: true\n---", true)]
    [InlineData("---\ntoc: false\n---", false)]
    public async Task An_author_may_leave_the_table_of_contents_out(string frontMatter, bool shown)
    {
        await using var server = await BlogServer.StartAsync($"-- a.md --\n{frontMatter}\n## 一\n\n文\n\n## 二\n\n文\n\n## 三\n\n文");
        Assert.Equal(shown ? 3 : 0, (await Get(server, "/posts/a")).QuerySelectorAll(".toc li").Length);
    }

    [Fact]
    public async Task The_sheet_for_formulas_is_asked_for_only_where_there_is_one()
    {
        await using var server = await BlogServer.StartAsync("-- a.md --\n# 一\n\n能量 $E=mc^2$。\n-- b.md --\n# 二\n\n没有公式。");
        Assert.NotNull((await Get(server, "/posts/a")).QuerySelector("link[href*=katex]"));
        Assert.Null((await Get(server, "/posts/b")).QuerySelector("link[href*=katex]"));
        Assert.NotNull((await Get(server, "/posts/a")).QuerySelector(".prose math"));
    }

    [Fact]
    public async Task Each_month_of_the_archive_map_leads_to_its_first_post()
    {
        await using var server = await BlogServer.StartAsync("-- 2026-03-01-a.md --\n# 三月\n\n文\n-- 2026-03-09-b.md --\n# 又三月\n\n文\n-- 2025-12-31-c.md --\n# 去年\n\n文");
        var page = await Get(server, "/archive");
        var month = page.QuerySelectorAll(".heat a")[0];
        Assert.Equal("2026年3月 2 篇文章", month.GetAttribute("aria-label"));
        Assert.Equal("又三月", page.GetElementById(month.GetAttribute("href")![1..])!.QuerySelector("a")!.TextContent);
        Assert.Equal(["2026", "2025"], page.QuerySelectorAll(".year h2").Select(year => year.FirstChild!.TextContent.Trim()));
    }

    private static async Task<IDocument> Get(BlogServer server, string path) => new HtmlParser().ParseDocument(await server.TextAsync(path));
}
