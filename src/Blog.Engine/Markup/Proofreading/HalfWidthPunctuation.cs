using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Markup.Proofreading;

/// <summary>
/// <c>,</c> <c>;</c> <c>:</c> <c>?</c> <c>!</c> between Han characters, where Chinese has marks of its own: GB/T 15834-2011, Requirements for Chinese
/// Layout 3.1. One finding a line. The full stop is left alone: between Han characters it is as often a decimal point or a name. So is what stands within
/// half-width parentheses (<c>f(甲,乙)</c>), and a reference in the manner of APA (<c>甲, 乙, &amp; 丙. (2002).</c>).
/// </summary>
internal static partial class HalfWidthPunctuation
{
    public static readonly DiagnosticRule Rule = new("BLOG113", Severity.Info, "half-width punctuation stands between Han characters");

    public static IEnumerable<Diagnostic> In(string words, string text, MarkdownBody body) => BetweenHan().Matches(words)
        .Where(mark => !IsInParentheses(mark.Index, text) && !Apa().IsMatch(LineAt(mark.Index, text)))
        .Select(mark => new TextEdit(body.BodyStart + mark.Index, mark.Length, FullWidth(mark.Value[0]).ToString()))
        .GroupBy(edit => body.Source.PlaceAt(edit.Start).Line)
        .Select(line => Rule.At(body.Source.PlaceAt(line.First().Start), Message([.. line], body)) with { Edits = [.. line] });

    private static bool IsInParentheses(int offset, string text)
    {
        var start = text.LastIndexOf('\n', offset) + 1;
        var line = text.AsSpan(start, offset - start);
        return line.LastIndexOf('(') > line.LastIndexOf(')');
    }

    private static ReadOnlySpan<char> LineAt(int offset, string text)
    {
        var start = text.LastIndexOf('\n', offset) + 1;
        var end = text.IndexOf('\n', offset);
        return text.AsSpan(start, (end < 0 ? text.Length : end) - start);
    }

    private static string Message(TextEdit[] edits, MarkdownBody body) =>
        $"'{body.Source.Value[edits[0].Start]}' stands between Han characters; write '{edits[0].Text}'{(edits.Length == 1 ? "" : $" ({edits.Length} such marks on this line)")}";

    /// <summary>The full-width forms lie in the same order as ASCII.</summary>
    private static char FullWidth(char mark) => (char)(mark + ('\uFF01' - '!'));

    [GeneratedRegex(@"\(\d{4}[a-z]?\)\.")]
    private static partial Regex Apa();

    [GeneratedRegex(@"(?<=[\u3400-\u4DBF\u4E00-\u9FFF])[,;:?!] ?(?=[\u3400-\u4DBF\u4E00-\u9FFF])")]
    private static partial Regex BetweenHan();
}
