using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace Blog.Engine.Markup.Tables;

/// <summary>Pipe tables whose second line is a separator and nothing else. Markdig drops the words that stand on that line; here such a table stays text.</summary>
internal sealed partial class SeparatedTableParser(LineBreakInlineParser lineBreaks, PipeTableOptions options) : PipeTableParser(lineBreaks, options)
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        (slice.CurrentChar is not '|' || IsTable(processor, slice)) && base.Match(processor, ref slice);

    public static bool IsSeparator(ReadOnlySpan<char> line) => Separator().IsMatch(line);

    private static bool IsTable(InlineProcessor processor, StringSlice slice)
    {
        if (processor.Block is not { } block) return false;
        if (block.GetData(typeof(SeparatedTableParser)) is bool known) return known;
        var isTable = IsSeparator(SecondLine(slice.Text.AsSpan(0, slice.End + 1)));
        block.SetData(typeof(SeparatedTableParser), isTable);
        return isTable;
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
