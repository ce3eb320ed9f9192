using System.Net;
using System.Text;
using Blog.Engine.Markup.Callouts;
using Blog.Engine.Markup.Citations;
using Blog.Engine.Markup.Formulas;
using Blog.Engine.Markup.RawHtml;
using Blog.Engine.Markup.References;
using Blog.Engine.Markup.Syntax;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Excerpts;

/// <summary>
/// The first paragraphs of a rendered document as HTML, up to about 140 Han characters and cut behind a sentence; with <c>&lt;!-- more --&gt;</c>
/// everything above it. Formulas stay rendered; code blocks, images, tables, footnote marks and the tags of links are left out.
/// </summary>
internal sealed class ExcerptWriter
{
    /// <summary>Where cutting begins, in columns: a Han character is two wide, a Latin letter one.</summary>
    private const int Limit = 280;

    /// <summary>A sentence end before this is too early to stop at.</summary>
    private const int Shortest = 80;

    private const int LongestBeforeMore = 2000;

    private readonly StringBuilder html = new();
    private readonly Stack<string> open = new();
    private readonly int limit;
    private (int Length, string[] Open, int Width)? sentenceEnd;
    private int width;
    private bool isFull;

    private ExcerptWriter(int limit) => this.limit = limit;

    /// <summary>Writes the excerpt of a document whose formulas are rendered; empty when it has no prose.</summary>
    public static string Write(MarkdownDocument document)
    {
        var more = document.FirstOrDefault(block => block is RawBlock { IsMore: true });
        var writer = new ExcerptWriter(more is null ? Limit : LongestBeforeMore);
        var blocks = document.TakeWhile(block => block != more).ToList();
        writer.Blocks(blocks.Where(block => block is ParagraphBlock or FormulaBlock));
        if (writer.html.Length == 0) writer.Blocks(blocks.Where(block => block is not Callout).SelectMany(block => block.Blocks<ParagraphBlock>()));
        return writer.html.ToString();
    }

    private void Blocks(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            if (isFull || width >= limit) break;
            if (block is ParagraphBlock paragraph) Paragraph(paragraph);
            else if (html.Length > 0 && block is FormulaBlock formula) Display(formula);
        }
    }

    private void Display(FormulaBlock formula)
    {
        html.Append("<div class=\"math display\">").Append(formula.Html ?? WebUtility.HtmlEncode(formula.Source)).Append("</div>");
        width += 40;
        sentenceEnd = (html.Length, [], width);
    }

    private void Paragraph(ParagraphBlock paragraph)
    {
        var start = html.Length;
        var before = width;
        Enclosed("p", () => Inlines(paragraph.Inline));
        if (width == before) html.Length = start;
    }

    private void Enclosed(string tag, Action content)
    {
        html.Append('<').Append(tag).Append('>');
        open.Push(tag);
        content();
        if (isFull) return;
        open.Pop();
        html.Append("</").Append(tag).Append('>');
    }

    private void Inlines(ContainerInline? container)
    {
        foreach (var inline in container ?? [])
        {
            if (isFull) return;
            Inline(inline);
        }
    }

    private void Inline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: Text(literal.Content.ToString()); break;
            case HtmlEntityInline entity: Text(entity.Transcoded.ToString()); break;
            case CodeInline code: Enclosed("code", () => Atom(WebUtility.HtmlEncode(code.Content), code.Content.Length)); break;
            case FormulaInline formula: Formula(formula); break;
            case ReferenceInline reference: Text(reference.Shown); break;
            case CitationInline citation: Text(citation.Use == 0 ? citation.Source : citation.Authors); break;
            case LineBreakInline: Text(" "); break;
            case AutolinkInline address: Text(address.Url); break;
            case LinkInline { IsImage: true } or Links.MissingInline { IsImage: true }: break;
            case EmphasisInline emphasis: Enclosed(TagOf(emphasis), () => Inlines(emphasis)); break;
            case ContainerInline container: Inlines(container); break;
        }
    }

    private static string TagOf(EmphasisInline emphasis) => emphasis.DelimiterChar switch
    {
        '~' => "del",
        '=' => "mark",
        _ => emphasis.DelimiterCount == 2 ? "strong" : "em",
    };

    private void Formula(FormulaInline formula)
    {
        var shown = formula.Html ?? WebUtility.HtmlEncode(formula.Source);
        Atom($"<span class=\"math {(formula.IsDisplay ? "display" : "inline")}\">{shown}</span>", int.Min(20, formula.Source.Length));
    }

    /// <summary>Something that is never cut.</summary>
    private void Atom(string markup, int columns)
    {
        if (width > 0 && width + columns > limit) Cut();
        if (isFull) return;
        html.Append(markup);
        width += columns;
    }

    private void Text(string text)
    {
        for (var at = 0; at < text.Length && !isFull;)
        {
            var piece = Sentences.Piece(text.AsSpan(at));
            if (width > 0 && width + Sentences.Width(piece) > limit) Cut();
            if (isFull) return;
            html.Append(WebUtility.HtmlEncode(piece.ToString()));
            width += Sentences.Width(piece);
            at += piece.Length;
            if (Sentences.Ends(piece, at < text.Length ? text[at] : '\0')) sentenceEnd = (html.Length, [.. open], width);
        }
    }

    /// <summary>Goes back to the last sentence end, or ends with an ellipsis where there is none.</summary>
    private void Cut()
    {
        isFull = true;
        var tags = open.ToArray();
        if (sentenceEnd is { } end && end.Width >= Shortest) (html.Length, tags) = (end.Length, end.Open);
        else html.Append('…');
        foreach (var tag in tags) html.Append("</").Append(tag).Append('>');
    }
}
