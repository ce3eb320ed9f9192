using System.Text.RegularExpressions;
using Blog.Engine.Markup.Syntax;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Proofreading;

/// <summary>
/// The words of a body at the places where they stand in it, and NUL everywhere else: in markup, code, formulas, HTML, the shortcodes of
/// other engines, and in links, whose text may be their name as well.
/// </summary>
internal static partial class Prose
{
    public static string Of(MarkdownDocument document, string text)
    {
        var words = new char[text.Length];
        foreach (var literal in document.Inlines<LiteralInline>())
        {
            var content = literal.Content.AsSpan();
            // Escapes and entities make a text that is not the source's: what cannot be placed to the character is left out.
            if (literal.Span.Start + content.Length > text.Length || !text.AsSpan(literal.Span.Start, content.Length).SequenceEqual(content) || IsInLink(literal)) continue;
            content.CopyTo(words.AsSpan(literal.Span.Start));
        }
        foreach (var shortcode in Shortcode().Matches(text).Cast<Match>()) words.AsSpan(shortcode.Index, shortcode.Length).Clear();
        return new(words);
    }

    private static bool IsInLink(LiteralInline literal)
    {
        for (var parent = literal.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline) return true;
        }
        return false;
    }

    [GeneratedRegex(@"\{\{[<%][^{}]*?[>%]\}\}|\{%[^{}]*?%\}")]
    private static partial Regex Shortcode();
}
