using Blog.Assets;
using Blog.Engine.Content;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Storage;

namespace Blog.Engine.Markup.Syntax.Highlighting;

/// <summary>Code → lines of HTML with highlight.js's classes. Thread-safe.</summary>
public sealed class CodeHighlighter(ScriptEngines engines, RenderMemo memo)
{
    /// <summary>Longest block that is highlighted, in UTF-16 units.</summary>
    public const int MaxLength = 200_000;

    public const int MaxLines = 5_000;

    private readonly RememberedScript script = new("code", new("highlightCode", () => Scripts.Highlight, () => ScriptProgram.Own("code.js")), engines, memo);

    /// <summary>Highlights in a language by its name or an alias of it (<c>py</c>, <c>c++</c>, <c>sh</c>), in any case.</summary>
    public HighlightedCode Highlight(string code, string? language, ScriptBudget? budget = null)
    {
        budget ??= new(Patience.Endless());
        if (string.IsNullOrWhiteSpace(language) || IsPlain(language)) return HighlightedCode.Unmarked(code, HighlightOutcome.Plain);
        if (code.Length > MaxLength || code.AsSpan().Count('\n') >= MaxLines) return HighlightedCode.Unmarked(code, HighlightOutcome.TooLarge);
        if (budget.IsSpent) return HighlightedCode.Unmarked(code, HighlightOutcome.OverBudget);
        return script.Run([WellFormed.Of(code), language.ToLowerInvariant()], budget) switch
        {
            null => HighlightedCode.Unmarked(code, HighlightOutcome.Postponed),
            { Result: null } => HighlightedCode.Unmarked(code, HighlightOutcome.TooLarge),
            { Result: "" } => HighlightedCode.Unmarked(code, HighlightOutcome.UnknownLanguage),
            { Result: var result } => Read(result),
        };
    }

    /// <summary>The language's own name, a line end, and spans.</summary>
    private static HighlightedCode Read(string result)
    {
        var end = result.IndexOf('\n', StringComparison.Ordinal);
        return HighlightedCode.FromSpans(result[(end + 1)..], result[..end]);
    }

    private static bool IsPlain(string language) =>
        language.ToLowerInvariant() is "text" or "txt" or "plain" or "plaintext" or "none" or "raw" or "nohighlight" or "no-highlight" or "output" or "out" or "stdout" or "log";
}
