using System.Text;
using Blog.Engine.Content;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Autolinks;

/// <summary>
/// GFM's extended autolinks (github.github.com/gfm §6.9), but an address may follow Han text directly
/// and ends before Han text and full-width punctuation.
/// </summary>
internal sealed class AddressParser : InlineParser
{
    private static readonly string[] Schemes = ["https://", "http://", "ftp://", "mailto:", "www."];

    public AddressParser() => OpeningCharacters = ['h', 'f', 'm', 'w'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        if (char.IsAsciiLetterOrDigit(before) || before is '/' or '@' or '.' or '-') return false;
        var text = slice.AsSpan();
        if (SchemeOf(text) is not { } scheme) return false;
        var length = Trim(text[..Run(text)]);
        if (!IsAddress(text[..length], scheme) || IsInLink(processor, slice)) return false;
        processor.Inline = Link(processor, slice, text[..length].ToString(), scheme);
        slice.Start += length;
        return true;
    }

    private static string? SchemeOf(ReadOnlySpan<char> text)
    {
        foreach (var scheme in Schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return scheme;
        }
        return null;
    }

    /// <summary>How far the characters of an address go.</summary>
    private static int Run(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune.Value is '<' or '>' or '`' or '"' or '|' or '\\' || CharacterClass.EndsAddress(rune)) break;
            length += rune.Utf16SequenceLength;
        }
        return length;
    }

    /// <summary>Punctuation at the end belongs to the sentence, and so does a closing bracket that the address did not open.</summary>
    private static int Trim(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var last = text[^1];
            var trailing = last is '?' or '!' or '.' or ',' or ':' or ';' or '*' or '_' or '~' or '\'' or '[' or '{' or '('
                || (last is ')' && text.Count(')') > text.Count('('))
                || (last is ']' && text.Count(']') > text.Count('['))
                || (last is '}' && text.Count('}') > text.Count('{'));
            if (!trailing) break;
            text = text[..^1];
        }
        var emphasis = text.IndexOf("**");
        return emphasis > 0 ? emphasis : text.Length;
    }

    private static bool IsAddress(ReadOnlySpan<char> text, string scheme)
    {
        if (text.Length <= scheme.Length) return false;
        var rest = text[scheme.Length..];
        if (scheme is "mailto:") return rest.IndexOf('@') is > 0 and var at && rest[(at + 1)..].Contains('.');
        var host = rest.IndexOfAny("/?#:") is >= 0 and var end ? rest[..end] : rest;
        var isLocal = scheme is not "www." && host.StartsWith("localhost");
        return char.IsLetterOrDigit(rest[0]) && (isLocal || host.Contains('.'));
    }

    /// <summary>No link within the text of a link, be it Markdown's or an <c>a</c> element.</summary>
    private static bool IsInLink(InlineProcessor processor, StringSlice slice)
    {
        var steps = 0;
        for (var inline = processor.Inline; inline is not null && steps < 64; inline = inline.PreviousSibling ?? inline.Parent, steps++)
        {
            if (inline is LinkDelimiterInline { IsActive: true } bracket && OpensLink(bracket, slice)) return true;
            if (inline is not HtmlInline html) continue;
            if (html.Tag.StartsWith("</a", StringComparison.OrdinalIgnoreCase)) return false;
            if (html.Tag.StartsWith("<a ", StringComparison.OrdinalIgnoreCase) || html.Tag.StartsWith("<a>", StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>An open bracket may be no more than a bracket: <c>[见 https://example.org]</c>. Only what follows the closing one tells.</summary>
    private static bool OpensLink(LinkDelimiterInline bracket, StringSlice slice)
    {
        var end = slice.AsSpan().IndexOf(']');
        return bracket.Label is not null || (end >= 0 && end + 1 < slice.Length && slice.AsSpan()[end + 1] is '(' or '[');
    }

    private static LinkInline Link(InlineProcessor processor, StringSlice slice, string address, string scheme)
    {
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var span = new Markdig.Syntax.SourceSpan(start, start + address.Length - 1);
        var link = new LinkInline(scheme is "www." ? "http://" + address : address, "") { Span = span, UrlSpan = span, Line = line, Column = column, IsAutoLink = true, IsClosed = true };
        link.AppendChild(new LiteralInline(scheme is "mailto:" ? address[scheme.Length..] : address) { Span = span, Line = line, Column = column, IsClosed = true });
        return link;
    }
}
