using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.WikiLinks;

/// <summary>Obsidian's links. Array notation (<c>[[1, 2]]</c>), shell tests (<c>[[ -f x ]]</c>) and Markdown's own <c>[[1]](url)</c> stay what they are.</summary>
internal sealed class WikiLinkParser : InlineParser
{
    private const int MaxLength = 500;

    private static readonly SearchValues<char> NumbersOnly = SearchValues.Create("0123456789.,;:+-*/ ()…");

    public WikiLinkParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var isEmbed = text[0] is '!';
        var open = isEmbed ? 3 : 2;
        if (!text.StartsWith(isEmbed ? "![[" : "[[")) return false;
        var window = text[open..int.Min(text.Length, open + MaxLength)];
        var length = window.IndexOf("]]");
        if (length <= 0 || !IsName(window[..length]) || IsMarkdownLink(processor, window, length)) return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var inline = Parse(window[..length], isEmbed);
        inline.Span = new(start, processor.GetSourcePosition(slice.Start + open + length + 1));
        inline.Line = line;
        inline.Column = column;
        processor.Inline = inline;
        slice.Start += open + length + 2;
        return true;
    }

    private static bool IsName(ReadOnlySpan<char> content) =>
        !char.IsWhiteSpace(content[0]) && content.IndexOfAny("[]\n") < 0 && content.ContainsAnyExcept(NumbersOnly);

    private static bool IsMarkdownLink(InlineProcessor processor, ReadOnlySpan<char> window, int length) =>
        (length + 2 < window.Length && window[length + 2] is '(') || processor.Document.ContainsLinkReferenceDefinition(window[..length].ToString());

    private static WikiLinkInline Parse(ReadOnlySpan<char> content, bool isEmbed)
    {
        var bar = content.IndexOf('|');
        var name = bar < 0 ? content : content[..bar].TrimEnd('\\');
        var hash = name.IndexOf('#');
        return new()
        {
            Target = (hash < 0 ? name : name[..hash]).Trim().ToString(),
            Fragment = hash < 0 ? null : name[(name.LastIndexOf('#') + 1)..].Trim().ToString(),
            Text = bar < 0 || content[(bar + 1)..].IsWhiteSpace() ? null : content[(bar + 1)..].Trim().ToString(),
            IsEmbed = isEmbed,
        };
    }
}
