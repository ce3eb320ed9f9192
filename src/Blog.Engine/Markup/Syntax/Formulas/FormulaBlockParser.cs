using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>
/// Formulas that stand alone: <c>$$</c>, <c>\[</c>, <c>\\[</c> and bare environments at the start of a line. Their lines are kept as they are,
/// blank ones and those that begin with <c>=</c> or <c>-</c> included. An opener without its closer is text.
/// </summary>
internal sealed partial class FormulaBlockParser : BlockParser
{
    public FormulaBlockParser() => OpeningCharacters = ['$', '\\'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent) return BlockState.None;
        var line = processor.Line.AsSpan();
        if (Delimiters(line) is not var (opener, closer)) return BlockState.None;
        var rest = line[opener.Length..];
        var end = Ends(rest, closer);
        if (end < 0) return Multiline(processor, opener, closer);
        var after = rest[(end + closer.Length)..];
        return rest[..end].IsWhiteSpace() || !IsTail(after) || IsEscapedBracket(opener, rest[..end]) ? BlockState.None : SingleLine(processor, opener, closer, end);
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var formula = (FormulaBlock)block;
        var line = processor.Line.AsSpan();
        var end = Ends(line, formula.Closer);
        if (end < 0)
        {
            Append(formula, line);
            return BlockState.ContinueDiscard;
        }
        Append(formula, line[..(end + Kept(formula.Closer))]);
        formula.Span.End = processor.Line.Start + end + formula.Closer.Length - 1;
        return Tail(processor, formula, end + formula.Closer.Length);
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        var formula = (FormulaBlock)block;
        formula.Source = formula.Source.Trim('\n', ' ', '\t');
        return true;
    }

    private static (string Opener, string Closer)? Delimiters(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("$$`")) return null; // the end of a formula in back ticks, which began on another line
        if (line.StartsWith("$$")) return ("$$", "$$");
        if (line.StartsWith(@"\[")) return (@"\[", @"\]");
        if (line.StartsWith(@"\\[")) return (@"\\[", @"\\]");
        return FormulaText.Environment(line) is { } name ? ("", $@"\end{{{name}}}") : null;
    }

    private BlockState SingleLine(BlockProcessor processor, string opener, string closer, int end)
    {
        var formula = Open(processor, opener, closer);
        formula.Source = processor.Line.AsSpan().Slice(opener.Length, end + Kept(closer)).ToString();
        formula.Label = LabelAttribute(processor.Line.AsSpan()[(opener.Length + end + closer.Length)..]);
        formula.Span.End = processor.Line.End;
        return BlockState.BreakDiscard;
    }

    private BlockState Multiline(BlockProcessor processor, string opener, string closer)
    {
        if (!Closes(processor.Line, opener, closer)) return BlockState.None;
        Append(Open(processor, opener, closer), processor.Line.AsSpan()[opener.Length..]);
        return BlockState.ContinueDiscard;
    }

    private FormulaBlock Open(BlockProcessor processor, string opener, string closer)
    {
        var formula = new FormulaBlock(this)
        {
            Closer = closer,
            Column = processor.Column,
            Span = new(processor.Start, processor.Line.End),
            Offset = processor.Start + opener.Length,
        };
        processor.NewBlocks.Push(formula);
        return formula;
    }

    /// <summary>
    /// Looks ahead in the file: the closer must come, within the longest formula, before anything that no formula contains (a code fence, a heading).
    /// </summary>
    private static bool Closes(StringSlice line, string opener, string closer)
    {
        var start = line.Start + opener.Length;
        var ahead = line.Text.AsSpan(start, int.Min(FormulaText.MaxLength, line.Text.Length - start));
        var end = closer[0] is '$' ? ahead.IndexOf(closer) : opener.Length == 0 ? FormulaText.EnvironmentLength(ahead) : ahead.IndexOf(closer);
        return end > 0 && !ahead[..end].IsWhiteSpace() && !Foreign().IsMatch(ahead[..end]);
    }

    /// <summary><c>\[未完待续\]</c> alone on a line: brackets of the text, kept from Markdown.</summary>
    private static bool IsEscapedBracket(string opener, ReadOnlySpan<char> content) =>
        opener.EndsWith('[') && !BracketRules.IsDisplayed(content, '\0', '\0')
        && !(char.IsWhiteSpace(content[0]) && !DollarRules.HasHan(content));

    /// <summary>Where the closer stands in a line; an environment's closer is found with its own name, so nesting of others does not matter.</summary>
    private static int Ends(ReadOnlySpan<char> line, string closer) => line.IndexOf(closer);

    /// <summary>A bare environment keeps its <c>\end</c>; a delimiter is not part of the source.</summary>
    private static int Kept(string closer) => closer.StartsWith(@"\end", StringComparison.Ordinal) ? closer.Length : 0;

    private static void Append(FormulaBlock formula, ReadOnlySpan<char> line) => formula.Source += line.ToString() + "\n";

    /// <summary>What stands behind the closer is text again, or a label: <c>$$ {#eq:loss}</c>.</summary>
    private static BlockState Tail(BlockProcessor processor, FormulaBlock formula, int offset)
    {
        var tail = processor.Line.AsSpan()[offset..];
        formula.Label = LabelAttribute(tail);
        if (formula.Label is not null || IsTail(tail)) return BlockState.BreakDiscard;
        processor.GoToColumn(processor.Column + offset);
        return BlockState.None;
    }

    private static bool IsTail(ReadOnlySpan<char> text) => text.Trim() is [] or "." or "," or "。" or "，" or "；" || LabelAttribute(text) is not null;

    private static string? LabelAttribute(ReadOnlySpan<char> text) =>
        LabelMark().Match(text.ToString()) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^\s*\{#([\w:.\-]+)\}\s*$")]
    private static partial Regex LabelMark();

    [GeneratedRegex(@"^[ \t>]*(?:```|~~~|#{1,6} )", RegexOptions.Multiline)]
    private static partial Regex Foreign();
}
