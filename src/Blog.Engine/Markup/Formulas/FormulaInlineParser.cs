using Blog.Engine.Markup.References;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Blog.Engine.Markup.Formulas;

/// <summary>
/// Formulas within text: <c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c>, <c>\\(…\\)</c> (as written for Jekyll), bare <c>\begin{…}…\end{…}</c>.
/// Runs before escapes, emphasis, links and tables, so that Markdown never touches what is inside.
/// </summary>
internal sealed class FormulaInlineParser : InlineParser
{
    public FormulaInlineParser() => OpeningCharacters = ['$', '\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (text.StartsWith("$$")) return Enclosed(processor, ref slice, "$$", "$$", isDisplay: true);
        if (text[0] is '$') return Dollars(processor, ref slice);
        if (text.StartsWith(@"\(")) return Enclosed(processor, ref slice, @"\(", @"\)", isDisplay: false);
        if (text.StartsWith(@"\\(")) return Enclosed(processor, ref slice, @"\\(", @"\\)", isDisplay: false);
        return text.StartsWith(@"\begin{") ? Bare(processor, ref slice) : Mention(processor, ref slice);
    }

    private static bool Dollars(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (text.Length > 3 && text[1] is '`' && text[2..].IndexOf("`$") is var ticks and > 0)
            return Add(processor, ref slice, 2, ticks, 2, isDisplay: false);
        var length = FormulaText.UnescapedDollar(text[1..]);
        if (length <= 0) return false;
        var after = length + 2 < text.Length ? text[length + 2] : '\0';
        return DollarRules.IsFormula(text.Slice(1, length), slice.PeekCharExtra(-1), after)
            && Add(processor, ref slice, 1, length, 1, isDisplay: false);
    }

    private static bool Enclosed(InlineProcessor processor, ref StringSlice slice, string opener, string closer, bool isDisplay)
    {
        var length = slice.AsSpan()[opener.Length..].IndexOf(closer);
        return length > 0 && !slice.AsSpan().Slice(opener.Length, length).IsWhiteSpace()
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
