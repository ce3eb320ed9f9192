using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Footnotes;

/// <summary><c>[^label]</c>, and <c>^[a footnote within the line]</c>.</summary>
internal sealed class FootnoteMarkParser : InlineParser
{
    public FootnoteMarkParser() => OpeningCharacters = ['[', '^'];

    /// <summary>Longest footnote within a line, in UTF-16 units.</summary>
    private const int MaxInline = 2000;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (text.StartsWith("^[")) return Inline(processor, ref slice);
        if (!text.StartsWith("[^")) return false;
        var length = text[2..].IndexOf(']');
        if (length <= 0) return false;
        var label = text.Slice(2, length);
        if (label.IndexOfAny(" \t\n[") >= 0) return false;
        Add(processor, ref slice, length, new(label.ToString()));
        return true;
    }

    /// <summary>Its text is inline Markdown: a paragraph that is parsed with the rest of the page.</summary>
    private static bool Inline(InlineProcessor processor, ref StringSlice slice)
    {
        var length = InlineLength(slice.AsSpan()[2..]);
        if (length <= 0) return false;
        var text = new FootnoteText(null) { Label = "" };
        var content = new StringSlice(slice.AsSpan().Slice(2, length).ToString());
        var start = processor.GetSourcePosition(slice.Start + 2, out var line, out var column);
        var paragraph = new ParagraphBlock { ProcessInlines = true, Lines = new(1), Line = line, Column = column, Span = new(start, start + length - 1) };
        paragraph.Lines.Add(new StringLine(content, line, column, start, NewLine.None));
        (text.Span, text.Line) = (paragraph.Span, line);
        text.Add(paragraph);
        processor.Document.Add(text);
        Add(processor, ref slice, length, new("") { Text = text });
        return true;
    }

    /// <summary>To the bracket that closes it; 0 where none does, where nothing stands before it, and where another note begins within.</summary>
    private static int InlineLength(ReadOnlySpan<char> text)
    {
        var depth = 1;
        for (var at = 0; at < int.Min(text.Length, MaxInline); at++)
        {
            if (text[at] is '\\') at++;
            else if (text[at] is '`' && text[(at + 1)..].IndexOf('`') is var code and >= 0) at += code + 1;
            else if (text[at] is '^' && text[at..].StartsWith("^[")) return 0;
            else if (text[at] is '[') depth++;
            else if (text[at] is ']' && --depth == 0) return text[..at].IsWhiteSpace() ? 0 : at;
        }
        return 0;
    }

    private static void Add(InlineProcessor processor, ref StringSlice slice, int length, FootnoteMark mark)
    {
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        (mark.Span, mark.Line, mark.Column) = (new(start, start + length + 2), line, column);
        processor.Inline = mark;
        slice.Start += length + 3;
    }
}
