using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Tables;

/// <summary>Pipe tables whose second line is a separator and nothing else. Markdig drops the words that stand on that line; here such a table stays text.</summary>
internal sealed partial class SeparatedTableParser(LineBreakInlineParser lineBreaks, PipeTableOptions options) : PipeTableParser(lineBreaks, options)
{
    public static readonly DiagnosticRule TooLarge = new("BLOG103", Severity.Warning, "a table is too large");

    /// <summary>Most cells in the tables of a post.</summary>
    private const int MaxCells = 50_000;

    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        (slice.CurrentChar is not '|' || IsTable(processor, slice)) && base.Match(processor, ref slice);

    public static bool IsSeparator(ReadOnlySpan<char> line) => Separator().IsMatch(line);

    private static bool IsTable(InlineProcessor processor, StringSlice slice)
    {
        if (processor.Block is not { } block) return false;
        if (block.GetData(typeof(SeparatedTableParser)) is bool known) return known;
        var text = slice.Text.AsSpan(0, slice.End + 1);
        var separator = SecondLine(text);
        var isTable = IsSeparator(separator) && HasRoom(processor.Document, (long)(separator.Count('|') + 1) * text.Count('\n'), block);
        block.SetData(typeof(SeparatedTableParser), isTable);
        return isTable;
    }

    /// <summary>A short row is filled up to the width of its table: a few characters could make millions of cells.</summary>
    private static bool HasRoom(MarkdownDocument document, long cells, Block block)
    {
        var all = cells + (document.GetData(typeof(SeparatedTableParser)) as long? ?? 0);
        if (all > MaxCells) document.Report(TooLarge, block.Span.Start, $"the tables of a post may have {MaxCells:N0} cells; this one stays text. Show a part of it, or link to a file");
        else document.SetData(typeof(SeparatedTableParser), all);
        return all <= MaxCells;
    }

    private static ReadOnlySpan<char> SecondLine(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf('\n');
        if (first < 0) return default;
        var rest = text[(first + 1)..];
        return rest.IndexOf('\n') is >= 0 and var end ? rest[..end] : rest;
    }

    [GeneratedRegex(@"^\s*\|?(?>\s*:?-+:?\s*)(?:\|(?>\s*:?-+:?\s*))*\|?\s*$")]
    private static partial Regex Separator();
}
