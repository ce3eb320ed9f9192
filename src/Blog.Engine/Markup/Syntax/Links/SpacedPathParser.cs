using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Links;

/// <summary>
/// <c>![图](a b.png)</c> and <c>[文](a b.md)</c>: a path with spaces, as Typora and Obsidian write it, which CommonMark takes for text.
/// Only where the bracket closes on one line and the destination looks like a file.
/// </summary>
internal sealed partial class SpacedPathParser : InlineParser
{
    public SpacedPathParser() => OpeningCharacters = ['!', '['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var isImage = text[0] is '!';
        if (isImage && (text.Length < 2 || text[1] is not '[')) return false;
        var match = Spaced().Match(text[..Length(text)].ToString());
        if (!match.Success || (!match.Groups["path"].Value.Contains(' ') && !match.Groups["size"].Success)) return false;
        processor.Inline = Link(processor, slice.Start, match, isImage);
        slice.Start += match.Length;
        return true;
    }

    /// <summary>How far to look: to the end of the line, when it holds a <c>](</c> with a space before the parenthesis closes.</summary>
    private static int Length(ReadOnlySpan<char> text)
    {
        var line = text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;
        line = line[..int.Min(line.Length, 2000)];
        var open = line.IndexOf("](");
        if (open < 0 || line[1..open].LastIndexOf('[') > 0) return 0;
        return line[open..].IndexOf(' ') > 0 ? line.Length : 0;
    }

    private static LinkInline Link(InlineProcessor processor, int offset, Match match, bool isImage)
    {
        var start = processor.GetSourcePosition(offset, out var line, out var column);
        var link = new LinkInline(match.Groups["path"].Value, match.Groups["title"].Value)
        {
            IsImage = isImage,
            Span = new(start, start + match.Length - 1),
            Line = line,
            Column = column,
            IsClosed = true,
        };
        if (isImage) AskedSizes.Set(link, match.Groups["width"].Value, match.Groups["height"].Value);
        link.AppendChild(new LiteralInline(match.Groups["text"].Value) { Span = link.Span, Line = line, Column = column, IsClosed = true });
        return link;
    }

    [GeneratedRegex("""
        ^!?\[(?<text>[^\[\]]*)\]\(\s*(?<path>(?![<])(?:\{\{[^{}]*\}\}[^\s()]*|[^\s()"'](?:[^()"\n]|\([^()\n]*\))*?\.\w{1,8}(?:\#[^()"\n]*?)?))(?:\s+(?:"(?<title>[^"\n]*)"|'(?<title>[^'\n]*)'))?(?<size>\s*=(?<width>\d*%?)x(?<height>\d*%?))?\s*\)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Spaced();
}
