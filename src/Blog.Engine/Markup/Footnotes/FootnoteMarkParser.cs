using Markdig.Helpers;
using Markdig.Parsers;

namespace Blog.Engine.Markup.Footnotes;

/// <summary><c>[^label]</c>, and <c>^[a footnote within the line]</c>.</summary>
internal sealed class FootnoteMarkParser : InlineParser
{
    public FootnoteMarkParser() => OpeningCharacters = ['[', '^'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var isInline = text.StartsWith("^[");
        if (!isInline && !text.StartsWith("[^")) return false;
        var length = text[2..].IndexOf(']');
        if (length <= 0) return false;
        var content = text.Slice(2, length);
        if (isInline ? content.Contains('[') || content.IsWhiteSpace() : content.IndexOfAny(" \t\n[") >= 0) return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new FootnoteMark(isInline ? "" : content.ToString())
        {
            InlineText = isInline ? content.ToString() : null,
            Span = new(start, start + length + 2),
            Line = line,
            Column = column,
        };
        slice.Start += length + 3;
        return true;
    }
}
