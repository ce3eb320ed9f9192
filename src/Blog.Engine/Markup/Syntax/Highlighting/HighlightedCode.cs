using System.Collections.Immutable;
using System.Text;

namespace Blog.Engine.Markup.Syntax.Highlighting;

public enum HighlightOutcome
{
    Highlighted,

    /// <summary>No language was asked for, or one that means plain text.</summary>
    Plain,

    UnknownLanguage,

    /// <summary>More than <see cref="CodeHighlighter.MaxLength"/> or <see cref="CodeHighlighter.MaxLines"/>, or more work than one block may take.</summary>
    TooLarge,

    /// <summary>What stands before it on the page took all the work that a page may.</summary>
    OverBudget,

    /// <summary>It was not ready in time; another rendering may have it.</summary>
    Postponed,
}

/// <summary>
/// Code as lines of HTML, each complete in itself: no element crosses a line end. <paramref name="Language"/> is the canonical name
/// (<c>python</c> for <c>py</c>), null for plain text.
/// </summary>
public sealed record HighlightedCode(ImmutableArray<string> Lines, string? Language, HighlightOutcome Outcome)
{
    /// <summary>The code as it is, escaped.</summary>
    public static HighlightedCode Unmarked(string code, HighlightOutcome outcome) =>
        new([.. Escape(code).Split('\n')], null, outcome);

    /// <summary>Cuts highlight.js's output at line ends; a span that goes on is closed and opened again on the next line.</summary>
    public static HighlightedCode FromSpans(string html, string language)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var open = new List<string>();
        var line = new StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            if (html[at] == '\n')
            {
                lines.Add(Closed(line, open));
                line.Clear().AppendJoin("", open);
                at++;
                continue;
            }
            var end = html[at] == '<' ? html.IndexOf('>', at) + 1 : html.AsSpan(at).IndexOfAny('<', '\n') is var next and >= 0 ? at + next : html.Length;
            var piece = html[at..end];
            if (piece == "</span>") open.RemoveAt(open.Count - 1);
            else if (piece[0] == '<') open.Add(piece);
            line.Append(piece);
            at = end;
        }
        lines.Add(Closed(line, open));
        return new(lines.DrainToImmutable(), language, HighlightOutcome.Highlighted);
    }

    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string Closed(StringBuilder line, List<string> open) =>
        line.Insert(line.Length, "</span>", open.Count).ToString();
}
