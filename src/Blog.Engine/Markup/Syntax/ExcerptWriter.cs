using System.Net;
using System.Text;
using Blog.Engine.Markup.Model;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>
/// The first paragraphs of a rendered document as HTML, up to about 140 Han characters and cut behind a sentence; with <c>&lt;!-- more --&gt;</c>
/// everything above it. Formulas stay rendered; code blocks, images, tables, footnote marks and the tags of links are left out. Nodes of ours write
/// their part (<see cref="IInlineNode"/>, <see cref="IBlockNode"/>); those of Markdig are known here.
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
        var more = document.FirstOrDefault(block => PartOf(block) is ExcerptPart.End);
        var writer = new ExcerptWriter(more is null ? Limit : LongestBeforeMore);
        var blocks = document.TakeWhile(block => block != more).ToList();
        writer.Blocks(blocks.Where(block => block is ParagraphBlock || PartOf(block) is ExcerptPart.Own));
        if (writer.html.Length == 0) writer.Blocks(blocks.Where(block => PartOf(block) is ExcerptPart.Held).SelectMany(block => block.Blocks<ParagraphBlock>()));
        return writer.html.ToString();
    }

    /// <summary>A block that is never cut, behind which the excerpt may end.</summary>
    public void Block(string markup, int columns)
    {
        html.Append(markup);
        width += columns;
        sentenceEnd = (html.Length, [], width);
    }

    private static ExcerptPart PartOf(Block block) => block is IBlockNode node ? node.Part : ExcerptPart.Held;

    private void Blocks(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            if (isFull || width >= limit) break;
            if (block is ParagraphBlock paragraph) Paragraph(paragraph);
            else if (html.Length > 0 && block is IBlockNode node) node.Excerpt(this);
        }
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

    public void Inlines(ContainerInline? container)
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
            case IInlineNode node: node.Excerpt(this); break;
            case LiteralInline literal: Text(literal.Content.ToString()); break;
            case HtmlEntityInline entity: Text(entity.Transcoded.ToString()); break;
            case CodeInline code: Enclosed("code", () => Atom(WebUtility.HtmlEncode(code.Content), code.Content.Length)); break;
            case LineBreakInline: Text(" "); break;
            case AutolinkInline address: Text(address.Url); break;
            case LinkInline { IsImage: true }: break;
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

    /// <summary>Something that is never cut.</summary>
    public void Atom(string markup, int columns)
    {
        if (width > 0 && width + columns > limit) Cut();
        if (isFull) return;
        html.Append(markup);
        width += columns;
    }

    public void Text(string text)
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
