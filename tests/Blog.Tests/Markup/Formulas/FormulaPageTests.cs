using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Scripting;
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
    public void Formulas_that_are_not_ready_in_time_show_as_source_and_nothing_is_said_of_the_post()
    {
        var body = Render("$a_1$\n\n$b_2$", new(TimeSpan.Zero));

        Assert.True(body.IsPartial);
        Assert.Contains("a_1", body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("katex", body.Html, StringComparison.Ordinal);
        Assert.Empty(body.Diagnostics);
        Assert.False(Render("$a_1$\n\n$b_2$").IsPartial);
    }

    [Fact]
    public void Code_that_is_not_ready_in_time_is_plain_and_whole()
    {
        var body = Render("```js\nlet 丙 = 1;\n```\n\n```js\nlet 丁 = 2;\n```", new(TimeSpan.Zero));

        Assert.True(body.IsPartial);
        Assert.Contains("let 丁 = 2;", body.Html, StringComparison.Ordinal);
        Assert.Empty(body.Diagnostics);
    }

    [Fact]
    public void What_a_reader_did_not_wait_for_is_there_for_the_next()
    {
        const string markdown = "$a_{31}$\n\n$b_{41}$\n\n```js\nlet 戊 = 59;\n```";
        using var scripts = new MarkupScripts();
        var engine = new MarkdownEngine(new(), scripts);

        var passes = 1;
        while (Render(engine, markdown, new(TimeSpan.FromTicks(1), new LeapingClock())).IsPartial && passes < 1_000_000) passes++;

        Assert.InRange(passes, 2, 999_999);
        Assert.Equal(Render(markdown).Html, Render(engine, markdown, new(TimeSpan.Zero)).Html);
    }

    /// <summary>A machine that sleeps for an hour at each look at its clock.</summary>
    [Fact]
    public void A_clock_that_leaps_changes_nothing_for_who_waits_for_all()
    {
        const string markdown = "# 题\n\n$\\frac{a}{b}$ $\\undefined$\n\n$$\\def\\x{y}\\x$$ $\\x$\n\n```python\ndef f(): pass\n```";
        using var scripts = new MarkupScripts();

        var late = Render(new(new(), scripts), markdown, new(TimeSpan.MaxValue, new LeapingClock()));

        Assert.Equal(Render(markdown).Html, late.Html);
        Assert.Equal(["BLOG140"], late.Diagnostics.Select(finding => finding.Code));
    }

    [Fact]
    public void Formulas_over_the_work_of_a_page_show_as_source_with_one_diagnostic_wherever_they_are_rendered()
    {
        var markdown = string.Concat(Enumerable.Range(0, 20).Select(i => $"$$\\def\\a{{{new string('x', 9)}}}\\def\\b{{{Repeat("\\a", 30)}}}\\def\\c{{{Repeat("\\b", 10)}}}{Repeat("\\c", 3)}{i}$$\n\n{Repeat($"$\\sqrt{{{i}}}$ ", 20)}\n\n"));
        var bodies = Enumerable.Range(0, 3).Select(_ =>
        {
            using var scripts = new MarkupScripts();
            return Render(new(new(), scripts), markdown, null);
        }).ToList();

        Assert.Single(bodies.Select(body => body.Html).Distinct());
        Assert.Single(bodies.Select(body => string.Join('\n', body.Diagnostics)).Distinct());
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static RenderedBody Render(string markdown, Patience? patience = null) => Render(new(new(), TestScripts.Shared), markdown, patience);

    private static RenderedBody Render(MarkdownEngine engine, string markdown, Patience? patience) =>
        engine.Render(new(new SourceText(SitePath.From("post.md"), markdown), 0, FrontMatter.Empty), new Rendering(), RenderTarget.Page, patience);

    private sealed class LeapingClock : TimeProvider
    {
        private long now;

        public override long GetTimestamp() => Interlocked.Add(ref now, TimestampFrequency * 3600);
    }
}
