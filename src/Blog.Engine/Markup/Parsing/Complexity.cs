using Blog.Engine.Content;

namespace Blog.Engine.Markup.Parsing;

/// <summary>Looks at a text for what would make its parser quadratic: cheap measures, taken before it begins.</summary>
internal static class Complexity
{
    public static readonly DiagnosticRule TooDeep = new("BLOG101", Severity.Error, "a post is nested too deeply");
    public static readonly DiagnosticRule TooMuch = new("BLOG102", Severity.Error, "a post would take too long to parse");

    /// <summary>Most link openers in a run of text without white space: Markdig scans the rest of the run at each.</summary>
    private const int MaxOpenersInRun = 500;

    /// <summary>Most definitions of links and footnotes: Markdig moves the rest of their paragraph at each.</summary>
    private const int MaxDefinitions = 5_000;

    /// <summary>The deepest indent of an item, in columns: every line is asked of every list that is open.</summary>
    private const int MaxIndent = 400;

    /// <summary>What is too much about a text, or null.</summary>
    public static (DiagnosticRule Rule, string Message)? TroubleOf(ReadOnlySpan<char> text)
    {
        if (OpenersInLongestRun(text) > MaxOpenersInRun) return (TooMuch, $"more than {MaxOpenersInRun} links without a space between them");
        if (text.Count("]:") > MaxDefinitions) return (TooMuch, $"more than {MaxDefinitions:N0} definitions of links and footnotes");
        if (DeepestItem(text) > MaxIndent) return (TooDeep, $"a list item is indented by more than {MaxIndent} columns");
        return null;
    }

    /// <summary>The most <c>](</c> in one run without white space, ignoring those whose parenthesis closes.</summary>
    private static int OpenersInLongestRun(ReadOnlySpan<char> text)
    {
        var (longest, open) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) open = 0;
            else if (text[i] is '(' && i > 0 && text[i - 1] is ']') longest = int.Max(longest, ++open);
            else if (text[i] is ')' && open > 0) open--;
        }
        return longest;
    }

    private static int DeepestItem(ReadOnlySpan<char> text)
    {
        var deepest = 0;
        while (!text.IsEmpty)
        {
            var indent = text.IndexOfAnyExcept(' ', '\t') is >= 0 and var some ? some : text.Length;
            if (indent > deepest && indent < text.Length && IsMarker(text[indent])) deepest = indent;
            text = text.IndexOfAny('\n', '\r') is >= 0 and var end ? text[(end + 1)..] : default;
        }
        return deepest;
    }

    private static bool IsMarker(char c) => char.IsAsciiDigit(c) || c is '-' or '*' or '+' or '!' or '?' or ':' or '>';
}
