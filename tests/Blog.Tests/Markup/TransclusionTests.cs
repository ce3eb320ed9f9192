using Blog.Engine.Content;

namespace Blog.Tests.Markup;

public sealed class TransclusionTests
{
    [Fact]
    public void A_note_that_embeds_itself_through_another_ends_with_a_link_and_a_diagnostic()
    {
        var rendering = new Rendering { Notes = { ["甲"] = "甲文\n\n![[乙]]", ["乙"] = "乙文\n\n![[甲]]" } };

        var body = rendering.Render("开头\n\n![[甲]]");

        Assert.Contains("甲文", body.Html, StringComparison.Ordinal);
        Assert.Contains("乙文", body.Html, StringComparison.Ordinal);
        var finding = Assert.Single(body.Diagnostics);
        Assert.Equal(("BLOG170", 3), (finding.Code, finding.Place.Line));
    }

    [Fact]
    public void Notes_are_embedded_five_deep()
    {
        var rendering = new Rendering();
        for (var i = 1; i < 10; i++) rendering.Notes[$"n{i}"] = $"第{i}层\n\n![[n{i + 1}]]";

        var body = rendering.Render("![[n1]]");

        Assert.Contains("第5层", body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("第6层", body.Html, StringComparison.Ordinal);
        Assert.Equal(["BLOG171"], body.Diagnostics.Select(finding => finding.Code));
    }

    [Fact]
    public void Headings_of_an_embedded_note_do_not_enter_the_table_of_contents()
    {
        var rendering = new Rendering { Notes = { ["甲"] = "## 甲的一节\n\n文" } };

        var body = rendering.Render("## 自己的一节\n\n![[甲]]");

        Assert.Equal(["自己的一节"], body.TableOfContents.Select(heading => heading.Text));
        Assert.Contains("甲的一节", body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Footnotes_of_an_embedded_note_join_those_of_the_page()
    {
        var rendering = new Rendering { Notes = { ["甲"] = "甲文[^1]\n\n[^1]: 甲的注" } };

        var html = rendering.Render("自己[^1]\n\n![[甲]]\n\n[^1]: 自己的注").Html;

        Assert.Contains("<li id=\"fn-1\"", html, StringComparison.Ordinal);
        Assert.Contains("<li id=\"fn-2\"", html, StringComparison.Ordinal);
        Assert.Contains("甲的注", html, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "class=\"footnotes\""));
    }

    [Fact]
    public void A_tag_of_another_engine_is_noticed_once_a_kind()
    {
        var diagnostics = new Rendering().Read("{% note info %}\n\n文\n\n{% endnote %}\n\n{{< figure src=\"a.png\" >}}\n\nimport X from 'x'\n\n`{% raw %}`").Diagnostics;

        Assert.Equal(["BLOG160", "BLOG161", "BLOG162"], diagnostics.Select(finding => finding.Code).Order());
        Assert.Contains("> [!note]", diagnostics.First(finding => finding.Code == "BLOG160").Message, StringComparison.Ordinal);
    }
}
