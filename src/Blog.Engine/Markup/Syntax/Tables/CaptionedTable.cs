using System.Text.RegularExpressions;
using Blog.Engine.Markup.Model;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Tables;

/// <summary>A table below its caption.</summary>
internal sealed class CaptionedTable() : ContainerBlock(null), INumberedPart
{
    public PartKind Kind => PartKind.Table;

    public string? Name { get; init; }

    public PartNumber? Number { get; set; }
}

/// <summary>
/// The caption of a table, as Pandoc writes it: a paragraph behind or before the table that begins with <c>: </c>, <c>Table:</c> or <c>表：</c>, and may end with <c>{#tbl:name}</c>.
/// </summary>
internal sealed partial class TableCaption : LeafBlock
{
    private TableCaption()
        : base(null)
    {
    }

    /// <summary>Puts every table that has a caption below it.</summary>
    public static void Join(MarkdownDocument document)
    {
        foreach (var table in document.Blocks<Table>().ToList())
        {
            if ((Beside(table, 1) ?? Beside(table, -1)) is { } paragraph) Join(table, paragraph);
        }
    }

    public static bool Begins(string line) => Opening().IsMatch(line);

    private static ParagraphBlock? Beside(Table table, int step)
    {
        var siblings = table.Parent!;
        var beside = siblings.ElementAtOrDefault(siblings.IndexOf(table) + step) as ParagraphBlock;
        return beside?.Inline?.FirstChild is LiteralInline first && Begins(first.Content.ToString()) ? beside : null;
    }

    private static void Join(Table table, ParagraphBlock paragraph)
    {
        var inline = paragraph.Inline!;
        var mark = inline.LastChild is NameMark { Kind: PartKind.Table } last ? last : null;
        var caption = new TableCaption { Inline = new ContainerInline(), Span = paragraph.Span, Line = paragraph.Line };
        var captioned = new CaptionedTable { Name = mark?.Name, Span = paragraph.Span, Line = paragraph.Line };
        if (mark is not null) captioned.GetAttributes().Id = mark.Name;
        mark?.Take();
        Trim(inline, isNumbered: mark is not null);
        inline.TransferChildrenTo(caption.Inline);
        paragraph.Parent!.Remove(paragraph);
        table.ReplaceBy(captioned, moveChildren: false);
        captioned.Add(caption);
        captioned.Add(table);
    }

    /// <summary>A number says the word again; without one it stays.</summary>
    private static void Trim(ContainerInline inline, bool isNumbered)
    {
        var first = (LiteralInline)inline.FirstChild!;
        var text = first.Content.ToString();
        if (isNumbered || text[0] is ':') first.Content = new(Opening().Replace(text, "", 1));
        if (inline.LastChild is LiteralInline last) last.Content = new(last.Content.ToString().TrimEnd());
    }

    [GeneratedRegex(@"^(?::[ \t]+(?=\S)|[Tt]able:\s*|表[:：]\s*)")]
    private static partial Regex Opening();
}

/// <summary>The caption of a table behind a pipe table, which would otherwise be one more row or a definition; one with a name may stand anywhere.</summary>
internal sealed class CaptionLineParser : BlockParser
{
    public CaptionLineParser() => OpeningCharacters = [':', 'T', 't', '表'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => block is not ParagraphBlock || IsTable(block);

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || !IsCaption(processor.Line.ToString(), processor.LastBlock)) return BlockState.None;
        processor.NewBlocks.Push(new ParagraphBlock(this) { Column = processor.Column, Span = new(processor.Line.Start, processor.Line.End) });
        return BlockState.Break;
    }

    private static bool IsCaption(string line, Block? before) =>
        TableCaption.Begins(line) && !line.Contains('|', StringComparison.Ordinal) && (IsTable(before) || line.Contains("{#tbl:", StringComparison.Ordinal));

    private static bool IsTable(Block? block) => block is ParagraphBlock { Lines.Count: > 1 } paragraph && SeparatedTableParser.IsSeparator(paragraph.Lines.Lines[1].Slice.AsSpan());
}

internal sealed class CaptionedTableRenderer : HtmlObjectRenderer<CaptionedTable>
{
    protected override void Write(HtmlRenderer renderer, CaptionedTable captioned)
    {
        renderer.EnsureLine();
        renderer.Write("<figure class=\"table\"").WriteAttributes(captioned).Write("><figcaption>");
        CaptionNumber.Write(renderer, captioned);
        renderer.WriteLeafInline((LeafBlock)captioned[0]);
        renderer.WriteLine("</figcaption>");
        renderer.Write(captioned[1]);
        renderer.WriteLine("</figure>");
    }
}
