using Blog.Engine.Content;
using Blog.Engine.Markup.Model;

namespace Blog.Tests.Markup;

public sealed class OutlineTests
{
    private readonly Rendering rendering = new();

    [Fact]
    public void The_leading_title_is_taken_out_of_the_body()
    {
        var outline = rendering.Read("# 随机森林\n\n正文\n\n## 一");

        Assert.Equal("随机森林", outline.LeadingTitle);
        Assert.Equal([2], outline.Headings.Select(heading => heading.Level));
        Assert.DoesNotContain("<h1", rendering.Html("# 随机森林\n\n# 又一个"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_that_says_something_else_than_the_title_stays() =>
        Assert.Contains("另一句", rendering.Render("# 另一句\n\n正文", FrontMatter.Empty with { Title = "标题" }).Html, StringComparison.Ordinal);

    [Fact]
    public void Sections_hold_text_code_and_formulas_by_heading()
    {
        var sections = rendering.Read("引言 $x$\n\n## 一\n\n正文\n\n```py\nprint(1)\n```\n\n$$ y $$").Sections.Read();

        Assert.Equal([null, "一"], sections.Select(section => section.Heading?.Text));
        Assert.Equal(("引言 \uFFFC", "x"), (sections[0].Text, sections[0].Math));
        Assert.Equal(("正文\n\uFFFC", "print(1)", "y"), (sections[1].Text, sections[1].Code, sections[1].Math));
    }

    [Fact]
    public void A_mark_stands_in_the_text_for_each_formula_and_for_nothing_else()
    {
        var section = rendering.Read("## 头 $h$\n\n甲\uFFFC $a$ [乙 $b$](x.md)\n\n| $c$ | 丙 |\n|--|--|\n| 丁 | $d$ |\n\n<div>\uFFFC</div>\n\n$$\ne\n\nf\n$$").Sections.Single();

        Assert.Equal(["h", "a", "b", "c", "d", "e\nf"], section.Math.Split("\n\n"));
        Assert.Equal(5, section.Text.Count(c => c == Section.FormulaMark));
    }

    [Fact]
    public void Statistics_count_Han_characters_words_code_lines_and_formulas() =>
        Assert.Equal(new TextStatistics(4, 2, 2, 1), rendering.Read("机器学习 deep learning $x$\n\n```\na\nb\n```").Statistics);

    [Fact]
    public void Labels_and_ids_of_raw_HTML_are_anchors() =>
        Assert.Equal(["eq:a", "box"], rendering.Read("$$ x \\label{eq:a} $$\n\n<div id=\"box\"></div>").Anchors);

    [Fact]
    public void With_math_off_a_dollar_is_a_dollar() =>
        Assert.Equal("<p>$x$</p>", rendering.Render("$x$", FrontMatter.Empty with { Math = false }).Html.Trim());

    [Fact]
    public void A_finding_has_its_place_in_the_file()
    {
        var diagnostic = Assert.Single(rendering.Render("正文\n\n文 [坏](javascript:x)").Diagnostics);

        Assert.Equal(("BLOG110", "post.md:3:3"), (diagnostic.Code, diagnostic.Place.ToString()));
    }
}
