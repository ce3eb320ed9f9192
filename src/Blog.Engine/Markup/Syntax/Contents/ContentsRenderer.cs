using Blog.Engine.Markup.Syntax.Headings;
using Blog.Engine.Markup.Syntax;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Contents;

/// <summary>The headings of the page as nested lists of links.</summary>
internal sealed class ContentsRenderer : HtmlObjectRenderer<ContentsMark>
{
    private const int DeepestLevel = 4;

    /// <summary>Most tables of contents of a page: each lists all its headings.</summary>
    private const int MostTables = 8;

    protected override void Write(HtmlRenderer renderer, ContentsMark mark)
    {
        var page = Page(mark);
        var tables = page.GetData(typeof(ContentsRenderer)) as int? ?? 0;
        if (tables == MostTables) return;
        page.SetData(typeof(ContentsRenderer), tables + 1);
        var headings = page.Blocks<HeadingBlock>().Where(IsListed).ToList();
        if (headings.Count == 0) return;
        renderer.EnsureLine();
        renderer.Write("<nav class=\"contents\" aria-label=\"").WriteEscape(((BodyRenderer)renderer).Words.Contents).WriteLine("\">");
        var at = 0;
        while (at < headings.Count) at = WriteList(renderer, headings, at);
        renderer.WriteLine("</nav>");
    }

    private static bool IsListed(HeadingBlock heading) =>
        heading.Level <= DeepestLevel && heading.TryGetAttributes()?.Id is { Length: > 0 } && !string.IsNullOrWhiteSpace(VisibleText.Of(heading.Inline));

    /// <summary>Writes the headings from <paramref name="at"/> that are as deep as it or deeper; returns the index behind them.</summary>
    private static int WriteList(HtmlRenderer renderer, List<HeadingBlock> headings, int at)
    {
        var level = headings[at].Level;
        renderer.WriteLine("<ul>");
        while (at < headings.Count && headings[at].Level >= level)
        {
            WriteLink(renderer, headings[at++]);
            if (at < headings.Count && headings[at].Level > level) at = WriteList(renderer, headings, at);
            renderer.WriteLine("</li>");
        }
        renderer.WriteLine("</ul>");
        return at;
    }

    private static void WriteLink(HtmlRenderer renderer, HeadingBlock heading)
    {
        renderer.Write("<li><a href=\"#").WriteEscapeUrl(heading.GetAttributes().Id).Write("\">");
        if (HeadingHtml.Of(heading) is { } html) renderer.Write(html);
        else renderer.WriteEscape(VisibleText.Of(heading.Inline));
        renderer.Write("</a>");
    }

    private static Block Page(Block block)
    {
        while (block.Parent is { } parent) block = parent;
        return block;
    }
}
