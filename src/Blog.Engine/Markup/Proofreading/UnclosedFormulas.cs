using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Proofreading;

/// <summary>A dollar sign alone in its paragraph with TeX behind it. Prices, shell variables and templates have no TeX.</summary>
internal static partial class UnclosedFormulas
{
    public static readonly DiagnosticRule Rule = new("BLOG115", Severity.Warning, "a formula is opened and not closed");

    public static IEnumerable<Diagnostic> In(MarkdownDocument document, string words, string text, MarkdownBody body) => body.FrontMatter.Math
        ? document.Blocks<LeafBlock>().Where(leaf => leaf.Inline is not null).Select(leaf => OpenerIn(leaf.Span, words, text)).OfType<int>()
            .Select(opener => Rule.At(body.PlaceAt(opener), "the formula that this '$' opens is not closed in its paragraph; close it, or write \\$ for a dollar sign"))
        : [];

    private static int? OpenerIn(SourceSpan span, string words, string text)
    {
        if (span.IsEmpty || span.End >= words.Length) return null;
        var dollars = Dollars().Matches(words[span.Start..(span.End + 1)]);
        if (dollars is not [{ } only]) return null;
        var opener = span.Start + only.Index;
        var isEscaped = opener > 0 && text[opener - 1] == '\\';
        return !isEscaped && Tex().IsMatch(text.AsSpan(opener, span.End + 1 - opener)) ? opener : null;
    }

    [GeneratedRegex(@"\$+")]
    private static partial Regex Dollars();

    /// <summary>Begins as no variable of a shell does, and goes on with a command, a group as an index, or a power.</summary>
    [GeneratedRegex(@"^\$\$?(?![A-Z_]{2,}|[({]|[a-z]+[/.\-])\s{0,2}(?:[^$\n]{0,80})(?:\\[A-Za-z]{2,}|[A-Za-z0-9)}][_^]\{|[A-Za-z)}]\^[A-Za-z0-9])")]
    private static partial Regex Tex();
}
