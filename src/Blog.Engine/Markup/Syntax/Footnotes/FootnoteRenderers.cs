using System.Globalization;
using Blog.Engine.Markup.Parsing;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Footnotes;

internal sealed class FootnoteMarkRenderer : HtmlObjectRenderer<FootnoteMark>
{
    protected override void Write(HtmlRenderer renderer, FootnoteMark mark)
    {
        if (!renderer.EnableHtmlForInline) return;
        var number = mark.Text!.Number.ToString(CultureInfo.InvariantCulture);
        renderer.Write("<sup class=\"footnote-ref\"><a href=\"#fn-").Write(number).Write("\" id=\"").Write(FootnoteGroupRenderer.IdOfUse(mark.Text, mark.Use));
        if (mark.Use == 1 && ((BodyRenderer)renderer).HasFurniture) renderer.Write("\" style=\"anchor-name:--").Write(FootnoteGroupRenderer.IdOfUse(mark.Text, 1));
        renderer.Write("\" role=\"doc-noteref\">").Write(number).Write("</a></sup>");
    }
}

internal sealed class FootnoteGroupRenderer : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
    {
        renderer.EnsureLine();
        renderer.Write("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"").WriteEscape(((BodyRenderer)renderer).Words.Footnotes).WriteLine("\">");
        renderer.WriteLine("<ol>");
        foreach (var text in group.Cast<FootnoteText>()) Write((BodyRenderer)renderer, text);
        renderer.WriteLine("</ol>").WriteLine("</section>");
    }

    /// <summary>The id of the place in the text that refers to a footnote for the nth time.</summary>
    public static string IdOfUse(FootnoteText text, int use) =>
        string.Create(CultureInfo.InvariantCulture, $"fnref-{text.Number}{(use == 1 ? "" : $"-{use}")}");

    private static void Write(BodyRenderer renderer, FootnoteText text)
    {
        renderer.Write("<li id=\"fn-").Write(text.Number.ToString(CultureInfo.InvariantCulture));
        if (text.Uses > 0 && renderer.HasFurniture) renderer.Write("\" style=\"--at:--").Write(IdOfUse(text, 1)); // where it stands beside the text
        renderer.WriteLine("\">");
        foreach (var child in text)
        {
            if (child is ParagraphBlock paragraph && child == text.LastChild) WriteLast(renderer, text, paragraph);
            else renderer.Write(child);
        }
        if (text.LastChild is not ParagraphBlock) WriteBackLinks(renderer, text);
        renderer.WriteLine("</li>");
    }

    private static void WriteLast(BodyRenderer renderer, FootnoteText text, ParagraphBlock paragraph)
    {
        renderer.Write("<p>").WriteLeafInline(paragraph);
        WriteBackLinks(renderer, text);
        renderer.WriteLine("</p>");
    }

    private static void WriteBackLinks(BodyRenderer renderer, FootnoteText text)
    {
        for (var use = 1; use <= text.Uses && renderer.HasFurniture; use++)
        {
            renderer.Write(" <a href=\"#").Write(IdOfUse(text, use)).Write("\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"");
            renderer.WriteEscape(renderer.Words.BackToText).Write("\">↩</a>");
        }
    }
}
