using Markdig.Extensions.Tables;
using Markdig.Parsers;

namespace Blog.Engine.Markup.Syntax.Tables;

/// <summary>
/// Grid tables whose lines are all as long as the first. Markdig cuts cells by columns of characters: what an irregular table has outside of them would be lost,
/// so it stays text.
/// </summary>
internal sealed class RegularGridParser : GridTableParser
{
    private const int MaxLines = 2000;

    /// <summary>Most lines of a post that are looked at: where a table is not regular, each of its borders is asked again.</summary>
    private const int MaxLinesInAll = 50_000;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var seen = processor.Document.GetData(typeof(RegularGridParser)) as int? ?? 0;
        var isRegular = seen <= MaxLinesInAll && IsRegular(processor, ref seen);
        processor.Document.SetData(typeof(RegularGridParser), seen);
        return isRegular ? base.TryOpen(processor) : BlockState.None;
    }

    private static bool IsRegular(BlockProcessor processor, ref int seen)
    {
        var ahead = processor.Line.Text.AsSpan(processor.Line.Start);
        var (length, count, isBorder) = (processor.Line.Length, 0, false);
        foreach (var line in ahead.EnumerateLines())
        {
            var text = line.Trim();
            if (text.IsEmpty || text[0] is not ('+' or '|') || count == MaxLines) break;
            if (text.Length != length || text[^1] is not ('+' or '|')) return false;
            isBorder = text[0] is '+';
            count++;
            seen++;
        }
        return count > 2 && isBorder;
    }
}
