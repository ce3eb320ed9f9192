using System.Collections.Immutable;
using Blog.Engine.Markup.Scripting;

namespace Blog.Engine.Markup.Highlighting;

public enum HighlightOutcome
{
    Highlighted,

    /// <summary>No language was asked for, or one that is plain text.</summary>
    Plain,

    UnknownLanguage,

    /// <summary>More than <see cref="CodeHighlighter.MaxLength"/> or <see cref="CodeHighlighter.MaxLines"/>, or it took too long.</summary>
    TooLarge,
}

/// <summary>Code as lines of HTML, each complete in itself: no element crosses a line end. <paramref name="Language"/> is the canonical name (<c>python</c> for <c>py</c>), null for plain text.</summary>
public sealed record HighlightedCode(ImmutableArray<string> Lines, string? Language, HighlightOutcome Outcome);

/// <summary>Code → lines of HTML with highlight.js's classes. Thread-safe.</summary>
public sealed class CodeHighlighter(ScriptEngines engines, RenderMemo memo)
{
    /// <summary>Longest block that is highlighted, in UTF-16 units.</summary>
    public const int MaxLength = 200_000;

    public const int MaxLines = 5_000;

    public HighlightedCode Highlight(string code, string? language) => throw new NotImplementedException();
}
