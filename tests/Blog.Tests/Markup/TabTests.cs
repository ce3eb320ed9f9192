using Blog.Engine.Markup.Model;

namespace Blog.Tests.Markup;

public sealed class TabTests
{
    private const string Markdown = "=== \"甲\"\n    第一段\n\n=== \"乙\"\n    第二段";

    [Fact]
    public void A_feed_shows_every_tab_below_its_title()
    {
        var html = new Rendering().Render(Markdown, target: RenderTarget.Feed).Html;

        Assert.Equal("<p><strong>甲</strong></p>\n<p>第一段</p>\n<p><strong>乙</strong></p>\n<p>第二段</p>", html.Trim());
    }

    [Fact]
    public void Titles_and_texts_of_tabs_are_found() => Assert.Equal("甲\n第一段\n乙\n第二段", new Rendering().Read(Markdown).Sections.First().Text);

    [Fact]
    public void Tabs_of_an_embedded_note_have_names_of_their_own()
    {
        var html = new Rendering { Notes = { ["笔记"] = Markdown } }.Html($"{Markdown}\n\n![[笔记]]");

        Assert.Contains("name=\"tabs-2\" id=\"tabs-2-1\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_of_tabs_without_any_is_shown_and_reported()
    {
        var outline = new Rendering().Read("::: tabs\n正文\n:::");

        Assert.Equal("BLOG130", Assert.Single(outline.Diagnostics).Code);
    }
}
