using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Tables;

/// <summary>
/// Where a pipe table begins below lines of text. Markdig reads a table only when it has a paragraph to itself; GFM's begins wherever a line of cells stands
/// above a separator of as many. Stands before all other parsers of blocks: Markdig's own would take a separator that begins with a dash into the paragraph.
/// </summary>
internal sealed class TableStartParser : BlockParser
{
    public TableStartParser() => OpeningCharacters = ['-', '|', ':'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => block is ParagraphBlock;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.CurrentBlock is not ParagraphBlock { Lines.Count: > 1 } paragraph || PipeRows.IsTable(paragraph)) return BlockState.None;
        var header = paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.AsSpan();
        return PipeRows.IsHeader(header, processor.Line.AsSpan()) ? OpenTable(processor, paragraph) : BlockState.None;
    }

    /// <summary>The header goes from the text above over to the table.</summary>
    private static BlockState OpenTable(BlockProcessor processor, ParagraphBlock above)
    {
        var header = above.Lines.Lines[above.Lines.Count - 1];
        above.Lines.RemoveAt(above.Lines.Count - 1);
        above.Span.End = above.Lines.Lines[above.Lines.Count - 1].Slice.End;
        var table = PipeRows.Paragraph(processor, header.Line, header.Column, new(header.Position, header.Slice.End));
        table.Lines = new(4);
        table.Lines.Add(header);
        processor.NewBlocks.Push(table);
        return BlockState.Continue;
    }
}

/// <summary>Where a pipe table ends above lines of text: at the first line without a bar. Stands behind all other parsers of blocks.</summary>
internal sealed class TableEndParser : BlockParser
{
    public override bool CanInterrupt(BlockProcessor processor, Block block) => block is ParagraphBlock;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.CurrentBlock is not ParagraphBlock { Lines.Count: > 1 } paragraph || processor.Line.AsSpan().Contains('|') || !PipeRows.IsTable(paragraph))
            return BlockState.None;
        processor.NewBlocks.Push(PipeRows.Paragraph(processor, processor.LineIndex, processor.Column, new(processor.Line.Start, processor.Line.End)));
        return BlockState.Continue;
    }
}

/// <summary>Lines of a paragraph that are rows of a pipe table.</summary>
internal static class PipeRows
{
    public static bool IsTable(ParagraphBlock paragraph) =>
        IsHeader(paragraph.Lines.Lines[0].Slice.AsSpan(), paragraph.Lines.Lines[1].Slice.AsSpan());

    public static bool IsHeader(ReadOnlySpan<char> header, ReadOnlySpan<char> separator) =>
        separator.Contains('|') && SeparatedTableParser.IsSeparator(separator) && Cells(header) == Cells(separator);

    /// <summary>A paragraph as Markdig's own parser makes it, so that its lines go on as usual.</summary>
    public static ParagraphBlock Paragraph(BlockProcessor processor, int line, int column, SourceSpan span) =>
        new(processor.Parsers.FindExact<ParagraphParser>()!) { Line = line, Column = column, Span = span };

    /// <summary>The cells of a line, by its bars that no back slash escapes.</summary>
    private static int Cells(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line is ['|', ..]) line = line[1..];
        if (line is [.., '|'] and not [.., '\\', '|']) line = line[..^1];
        var cells = 1;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] is '\\') at++;
            else if (line[at] is '|') cells++;
        }
        return cells;
    }
}
