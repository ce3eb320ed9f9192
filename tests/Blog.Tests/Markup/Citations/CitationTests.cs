using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;

namespace Blog.Tests.Markup.Citations;

public sealed class CitationTests
{
    private const string References = """
        @book{a, author = {甲一}, title = {第一本书}, year = 2001}
        @book{b, author = {Bell, Ann and Cox, Bo and Dee, C}, title = {Second Book}, year = 2002}
        @book{c, author = {Fox, Eva and Gray, Flo}, title = {Third}, year = 2003}
        @book{d, author = {Hill, G}, title = {Fourth}, year = 2004}
        """;

    [Fact]
    public void A_citation_and_its_line_lead_to_each_other()
    {
        var html = Html("文[@b]，再引[@b; @a]。");

        Assert.Contains("文<sup class=\"citation\" id=\"cite-1\">[<a href=\"#ref-1\" role=\"doc-biblioref\">1</a>]</sup>", html, StringComparison.Ordinal);
        Assert.Contains("<li id=\"ref-1\">BELL A, COX B, DEE C. Second Book[M]. 2002. <a href=\"#cite-1\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"回到正文\">↩</a> <a href=\"#cite-2\"", html, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"参考文献\">参考文献", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[@d; @a; @b; @c]", "gbt7714", "[1-4]")]
    [InlineData("[@d; @a; @b; @c]", "ieee", "[1]–[4]")]
    [InlineData("[@a] [@b] [@c; @a]", "gbt7714", "[1] [2] [1,3]")]
    [InlineData("[@a, p. 12-15]", "gbt7714", "[1]12-15")]
    [InlineData("[@a，第 12 页]", "gbt7714", "[1]12")]
    [InlineData("[@a, p. 12]", "ieee", "[1, p. 12]")]
    [InlineData("[见 @a，第 3 章; @b]", "gbt7714", "[见 1，第 3 章; 2]")]
    [InlineData("[-@a]", "gbt7714", "[1]")]
    [InlineData("@a提出，@b 与 @c; @{d}", "gbt7714", "甲一[1]提出，Bell 等[2] 与 Fox 和 Gray[3]; Hill[4]")]
    [InlineData("@b", "ieee", "Bell 等 [1]")]
    [InlineData("[@a; @none]", "gbt7714", "[1; @none]")]
    public void Citations_are_written_as_the_style_wants(string markdown, string style, string expected)
    {
        var body = Render(markdown, style);
        var paragraph = System.Text.RegularExpressions.Regex.Match(body.Html, "<p>(.*?)</p>").Groups[1].Value;

        Assert.Equal(expected, System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(paragraph, "<[^>]+>", "")));
    }

    [Theory]
    [InlineData("[@a](https://example.com)")]
    [InlineData("[@a]\n\n[@a]: https://example.com")]
    [InlineData("x@a.org 与 \\@a 与 `@a`")]
    [InlineData("@decorator 与 @media")]
    public void What_is_no_citation_stays_what_it_is(string markdown)
    {
        var body = Render(markdown);

        Assert.DoesNotContain("citation", body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("bibliography", body.Html, StringComparison.Ordinal);
        Assert.Empty(body.Diagnostics);
    }

    [Fact]
    public void An_unknown_key_is_visible_and_reported()
    {
        var body = Render("甲\n\n见[@none]。");

        Assert.Contains("<span class=\"missing-link\">[@none]</span>", body.Html, StringComparison.Ordinal);
        Assert.Equal("post.md:3:2 warning BLOG190: '@none' cannot be cited: references.bib has no such entry", Assert.Single(body.Diagnostics).ToString());
    }

    [Fact]
    public void Without_a_bibliography_a_citation_is_text_and_reported()
    {
        var body = new Rendering().Render("见[@none]。");

        Assert.Equal("<p>见[@none]。</p>", body.Html.Trim());
        Assert.Equal("BLOG190", Assert.Single(body.Diagnostics).Code);
    }

    [Theory]
    [InlineData("::: bibliography\n:::\n\n后记")]
    [InlineData("::: {#refs}\n:::\n\n后记")]
    public void The_bibliography_stands_where_its_author_wants_it(string place)
    {
        var html = Html($"[@a]\n\n{place}");

        Assert.True(html.IndexOf("doc-bibliography", StringComparison.Ordinal) < html.IndexOf("后记", StringComparison.Ordinal));
        Assert.DoesNotContain("<h2", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_heading_of_the_bibliography_has_an_id_of_its_own() =>
        Assert.Equal(["参考文献", "参考文献-1"], Render("## 参考文献\n\n[@a]").TableOfContents.Select(heading => heading.Id));

    [Fact]
    public void A_heading_that_ends_the_post_is_the_heading_of_the_bibliography()
    {
        var body = Render("[@a]\n\n# 书目");

        Assert.Equal(["书目"], body.TableOfContents.Select(heading => heading.Text));
        Assert.EndsWith("</section>", body.Html.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Excerpts_and_descriptions_have_no_keys()
    {
        var site = TestSite.From($"-- p.md --\n如 @b 所述[@a]，成立。\n-- references.bib --\n{References}");

        Assert.Equal("<p>如 Bell 等 所述，成立。</p>", site.Render(site.Posts[0]).ExcerptHtml);
        Assert.Equal("如 Bell 等 所述，成立。", site.Posts[0].Description);
    }

    [Fact]
    public void The_nearest_bibliography_counts_also_for_what_is_embedded()
    {
        var site = TestSite.From("""
            -- p.md --
            ---
            date: 2026-01-02
            ---
            [@k]

            ![[内]]
            -- 笔记/内.md --
            ---
            date: 2026-01-01
            ---
            内文[@k]
            -- references.bib --
            @book{k, title = {外书}}
            -- 笔记/references.bib --
            @book{k, title = {内书}}
            """);

        var html = site.Render(site.Posts[0]).Html;

        Assert.Contains("<li id=\"ref-1\">外书", html, StringComparison.Ordinal);
        Assert.Contains("<li id=\"ref-2\">内书", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_entries_are_reported_once_in_their_file()
    {
        var site = TestSite.From("-- p.md --\n[@b]\n-- q.md --\n[@b]\n-- references.bib --\n@book{a, title = {A}\n\n@book{b, title = {B}}");

        Assert.Equal("references.bib:1:1", Assert.Single(site.Diagnostics).Place.ToString());
        Assert.Contains("B[M]", site.Render(site.Posts[0]).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lines_of_a_bibliography_are_found_by_search()
    {
        var site = TestSite.From($"-- p.md --\n# 甲\n\n见[@b]，另见[@none2020]\n-- references.bib --\n{References}");

        Assert.Equal(("p.md", "参考文献"), (site.Search.Query(new("Second Book")).Hits[0].Id, site.Search.Query(new("Second Book")).Hits[0].Heading));
        Assert.Single(site.Search.Query(new("none2020")).Hits);
    }

    [Fact]
    public void A_change_of_the_bibliography_renders_anew_only_what_cites_from_it()
    {
        const string Posts = "-- p.md --\n[@a]\n-- q.md --\n无引用\n-- 夹/r.md --\n[@a]\n-- 夹/references.bib --\n@book{a, title = {夹}}\n";
        var (before, after) = (TestSite.From($"{Posts}-- references.bib --\n@book{{a, title = {{旧}}}}"), TestSite.From($"{Posts}-- references.bib --\n@book{{a, title = {{新}}}}"));

        var changed = before.Posts.Where(post => before.RenderKey(post) != after.RenderKey(after.FindByPath(post.Path)!)).Select(post => post.Path.Value);
        Assert.Equal(["p.md"], changed);
    }

    [Fact]
    public async Task An_edit_of_the_bibliography_alone_updates_pages_and_search()
    {
        await using var blog = await BlogServer.StartAsync("-- p.md --\n# 甲\n\n见[@a]\n-- references.bib --\n@book{a, title = {旧书}}");
        Assert.Contains("旧书[M]", await blog.TextAsync("/posts/p"), StringComparison.Ordinal);
        blog.Save("references.bib", "@book{a, title = {崭新的一本书}}");
        await blog.WaitForTextAsync("/posts/p", "崭新的一本书[M]");
        await blog.WaitForTextAsync("/api/search?q=" + Uri.EscapeDataString("崭新的一本书"), "/posts/p");
        Assert.Contains("崭新的一本书", await blog.TextAsync("/feed.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bibliography_that_is_added_later_is_seen()
    {
        await using var blog = await BlogServer.StartAsync("-- 夹/p.md --\n# 甲\n\n见[@a]", "Markup:CitationStyle=ieee");
        Assert.Contains("见[@a]", await blog.TextAsync("/posts/p"), StringComparison.Ordinal);
        blog.Save("references.bib", "@book{a, author = {Bell, Ann}, title = {一本书}}");
        await blog.WaitForTextAsync("/posts/p", "A. Bell, <em>一本书</em>.");
    }

    private static string Html(string markdown) => Render(markdown).Html;

    private static RenderedBody Render(string markdown, string style = "gbt7714") =>
        new Rendering { References = References }.Render(markdown, FrontMatter.Empty with { CitationStyle = Enum.Parse<CitationStyle>(style, ignoreCase: true) });
}
