using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Tests.Markup.Scripting;

namespace Blog.Tests.Markup.Formulas;

public sealed class FormulaPageTests
{
    [Fact]
    public void The_table_of_contents_shows_the_formulas_of_headings_rendered()
    {
        var heading = Assert.Single(Render("## 步长 $\\alpha$ 与 [链接](https://example.com) `<T>`").TableOfContents);

        Assert.Contains("class=\"katex\"", heading.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;T&gt;", heading.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", heading.Html, StringComparison.Ordinal);
        Assert.Null(Assert.Single(Render("## 步长").TableOfContents).Html);
    }

    [Fact]
    public void Formulas_over_the_time_of_a_page_show_as_source_with_one_diagnostic()
    {
        var body = Render("$a_1$\n\n$b_2$", TimeSpan.Zero);

        Assert.True(body.IsPartial);
        Assert.Contains("a_1", body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("katex", body.Html, StringComparison.Ordinal);
        Assert.Equal(["BLOG142"], body.Diagnostics.Select(finding => finding.Code));
        Assert.False(Render("$a_1$\n\n$b_2$").IsPartial);
    }

    [Fact]
    public void Code_over_the_time_of_a_page_is_plain_and_whole_with_one_diagnostic()
    {
        var body = Render("```js\nlet 甲 = 1;\n```\n\n```js\nlet 乙 = 2;\n```", TimeSpan.Zero);

        Assert.True(body.IsPartial);
        Assert.Contains("let 乙 = 2;", body.Html, StringComparison.Ordinal);
        Assert.Equal(["BLOG142"], body.Diagnostics.Select(finding => finding.Code));
    }

    private static RenderedBody Render(string markdown, TimeSpan? time = null) =>
        new MarkdownEngine(new MarkupSettings { ScriptTime = time ?? TimeSpan.FromMinutes(1) }, TestScripts.Shared)
            .Render(new(new SourceText(SitePath.From("post.md"), markdown), 0, FrontMatter.Empty), new Rendering(), RenderTarget.Page);
}
