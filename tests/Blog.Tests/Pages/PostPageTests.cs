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

    [Theory]
    [InlineData("2015-01-01", true)]
    [InlineData("2999-01-01", false)]
    public async Task A_text_that_nobody_has_touched_for_years_carries_a_warning(string updated, bool warned)
    {
        await using var server = await BlogServer.StartAsync($"-- a.md --\n---\ntitle: 旧文\ndate: 2014-01-01\nupdated: {updated}\n---\n文");
        Assert.Equal(warned, (await Get(server, "/posts/a")).QuerySelector(".aged") is not null);
    }

    [Fact]
    public async Task A_post_leads_to_others_on_the_same_matter()
    {
        await using var server = await BlogServer.StartAsync("""
            -- a.md --
            ---
            title: 随机森林的袋外估计
            date: 2026-01-01
            tags: [集成学习]
            ---
            文
            -- b.md --
            ---
            title: 随机森林与特征重要性
            date: 2026-01-02
            tags: [集成学习]
            ---
            文
            -- c.md --
            ---
            title: 用 pdb 调试
            date: 2026-01-03
            tags: [工具]
            ---
            文
            """);
        Assert.Equal(["/posts/b"], (await Get(server, "/posts/a")).QuerySelectorAll(".related a").Select(link => link.GetAttribute("href")));
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
