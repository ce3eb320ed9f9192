using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax.References;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>
/// Formulas within text: <c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c>, <c>\\(…\\)</c> (as written for Jekyll), <c>\[…\]</c>, bare <c>\begin{…}…\end{…}</c>.
/// Runs before escapes, emphasis, links and tables, so that Markdown never touches what is inside.
/// </summary>
internal sealed class FormulaInlineParser : InlineParser
{
    public FormulaInlineParser() => OpeningCharacters = ['$', '\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (text[0] is '$') return Dollars(processor, ref slice);
        if (text.StartsWith(@"\(")) return Enclosed(processor, ref slice, @"\(", @"\)", isDisplay: false);
        if (text.StartsWith(@"\\(")) return Enclosed(processor, ref slice, @"\\(", @"\\)", isDisplay: false);
        if (text.StartsWith(@"\[")) return Enclosed(processor, ref slice, @"\[", @"\]", isDisplay: true);
        return text.StartsWith(@"\begin{") ? Bare(processor, ref slice) : Mention(processor, ref slice);
    }

    private bool Dollars(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (InTicks(text) is var ticks and > 0 && slice.PeekCharExtra(-1) is not '$') return Add(processor, ref slice, 2, ticks, 2, isDisplay: false);
        if (processor.ParserStates[Index] is not DollarPairs pairs || !pairs.IsOf(slice)) processor.ParserStates[Index] = pairs = DollarPairs.In(slice);
        return pairs.At(slice.Start) is { } pair && Add(processor, ref slice, pair.Opener, pair.Length, pair.Closer, pair.IsDisplay);
    }

    /// <summary>The length of the content of <c>$`…`$</c>, as GitLab and GitHub write it; 0 where that is not what opens.</summary>
    private static int InTicks(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("$`")) return 0;
        var length = text[2..].IndexOf('`');
        return length > 0 && text[(2 + length)..].StartsWith("`$") ? length : 0;
    }

    private static bool Enclosed(InlineProcessor processor, ref StringSlice slice, string opener, string closer, bool isDisplay)
    {
        var text = slice.AsSpan();
        var length = text[opener.Length..].IndexOf(closer);
        if (length <= 0) return false;
        var behind = opener.Length + length + closer.Length;
        return BracketRules.IsFormula(text.Slice(opener.Length, length), slice.PeekCharExtra(-1), behind < text.Length ? text[behind] : '\0', isDisplay)
            && Add(processor, ref slice, opener.Length, length, closer.Length, isDisplay);
    }

    private static bool Bare(InlineProcessor processor, ref StringSlice slice)
    {
        var length = FormulaText.EnvironmentLength(slice.AsSpan());
        return length > 0 && Add(processor, ref slice, 0, length, 0, isDisplay: true);
    }

    /// <summary><c>\eqref{…}</c> in prose, as MathJax reads it.</summary>
    private static bool Mention(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith(@"\eqref{") && !text.StartsWith(@"\ref{")) return false;
        var length = text.IndexOf('}') + 1;
        return length > 0 && Reference.FromFormula(text[..length].ToString()) is not null && Add(processor, ref slice, 0, length, 0, isDisplay: false);
    }

    private static bool Add(InlineProcessor processor, ref StringSlice slice, int opener, int length, int closer, bool isDisplay)
    {
        if (length > FormulaText.MaxLength) return false;
        var source = slice.AsSpan().Slice(opener, length).ToString();
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var end = slice.Start + opener + length + closer - 1;
        processor.Inline = Reference.FromFormula(source) is { } reference
            ? new ReferenceInline(reference) { Span = new(start, processor.GetSourcePosition(end)), Line = line, Column = column }
            : new FormulaInline
            {
                Source = source.Trim(),
                IsDisplay = isDisplay,
                Offset = processor.GetSourcePosition(slice.Start + opener),
                Span = new(start, processor.GetSourcePosition(end)),
                Line = line,
                Column = column,
            };
        slice.Start = end + 1;
        return true;
    }
}
