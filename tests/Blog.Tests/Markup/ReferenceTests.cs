using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Tests.Markup.Scripting;

namespace Blog.Tests.Markup;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("zh-CN", "图 1", "表 1", "式 (1)")]
    [InlineData("zh-TW", "圖 1", "表 1", "式 (1)")]
    [InlineData("en", "Figure 1", "Table 1", "Equation (1)")]
    public void References_speak_the_language_of_the_post(string lang, string figure, string table, string equation)
    {
        var html = new Rendering { Existing = ["x.png"] }.Render(
            "![a](x.png){#fig:a}\n\n| a |\n|---|\n| 1 |\n\n: b {#tbl:b}\n\n$$ c $$ {#eq:c}\n\n@fig:a; @tbl:b; @eq:c", FrontMatter.Empty with { Lang = lang }).Html;

        Assert.EndsWith($"<p><a class=\"reference\" href=\"#fig:a\">{figure}</a>; <a class=\"reference\" href=\"#tbl:b\">{table}</a>; <a class=\"reference\" href=\"#eq:c\">{equation}</a></p>", html.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_reported_where_it_stands()
    {
        var body = new Rendering().Render("甲\n\n见 @fig:none 和 \\eqref{eq:none}");

        Assert.Equal([("BLOG141", 3, 3), ("BLOG141", 3, 15)], body.Diagnostics.Select(finding => (finding.Code, finding.Place.Line, finding.Place.Column)));
        Assert.Contains("@fig:none", body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_taken_and_a_name_of_nothing_are_reported()
    {
        var diagnostics = new Rendering().Read("$$ a $$ {#eq:a}\n\n$$ b \\label{eq:a} $$\n\n文字 {#fig:b}").Diagnostics;

        Assert.Equal([("BLOG180", 3), ("BLOG181", 5)], diagnostics.Select(finding => (finding.Code, finding.Place.Line)).Order());
    }

    [Fact]
    public void Names_in_Chinese_end_where_the_page_says()
    {
        var html = new Rendering { Existing = ["x.png"] }.Html("![a](x.png){#fig:损失}\n\n如@fig:损失所示，@fig:损。");

        Assert.Contains("<p>如<a class=\"reference\" href=\"#fig:%E6%8D%9F%E5%A4%B1\">图 1</a>所示，<span class=\"missing-link\">@fig:损</span>。</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_for_search_and_descriptions_has_the_numbers()
    {
        var outline = new Rendering().Read("由@eq:a 得到结论。\n\n$$ a $$ {#eq:a}");

        Assert.Equal("由式 (1) 得到结论。", outline.Lead);
        Assert.Equal($"由式 (1) 得到结论。\n{Section.FormulaMark}", outline.Sections.First().Text);
    }

    [Fact]
    public void What_a_page_embeds_is_numbered_behind_its_own_and_refers_to_itself()
    {
        var rendering = new Rendering { Notes = { ["甲"] = "$$ x \\label{eq:a} $$\n\n甲的 @eq:a" } };

        var html = rendering.Html("![[甲]]\n\n$$ y \\label{eq:a} $$\n\n自己的 @eq:a");

        Assert.Contains("甲的 <a class=\"reference\" href=\"#eq:a\">式 (2)</a>", html, StringComparison.Ordinal);
        Assert.Contains("自己的 <a class=\"reference\" href=\"#eq:a\">式 (1)</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_an_equation_that_has_a_label_can_be_linked_to()
    {
        var outline = new Rendering().Read("\\begin{align} a \\label{eq:a} \\\\ b \\label{eq:b} \\end{align}");

        Assert.Equal(["eq:a", "eq:b"], outline.Anchors);
        Assert.Equal(["1", "2"], outline.Anchors.Select(name => outline.Parts[name].Number));
    }

    [Fact]
    public void An_embedded_note_keeps_its_own_macros_and_its_own_dollars()
    {
        var site = TestSite.From("""
            -- 甲.md --
            ---
            macros: {'\R': '\mathbb{A}'}
            date: 2024-01-01
            ---
            $\R$ 与 \(\R\)
            -- 页.md --
            ---
            math: false
            macros: {'\R': '\mathbb{B}'}
            ---
            价格 $5$ 元

            ![[甲]]
            """);
        var html = new MarkdownEngine(new(), TestScripts.Shared).Render(site.Posts[0].Parsed.Body, site.Links, RenderTarget.Page).Html;

        Assert.Contains("价格 $5$ 元", html, StringComparison.Ordinal);
        Assert.Contains("<mi mathvariant=\"double-struck\">A</mi>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<mi mathvariant=\"double-struck\">B</mi>", html, StringComparison.Ordinal);
    }
}
