using Blog.Assets;
using Blog.Engine.Content;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Storage;

namespace Blog.Engine.Markup.Highlighting;

/// <summary>Code → lines of HTML with highlight.js's classes. Thread-safe.</summary>
public sealed class CodeHighlighter(ScriptEngines engines, RenderMemo memo)
{
    /// <summary>Longest block that is highlighted, in UTF-16 units.</summary>
    public const int MaxLength = 200_000;

    public const int MaxLines = 5_000;

    /// <summary>Where no page sets a budget.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    private static readonly ScriptProgram Program = new("highlightCode", () => Scripts.Highlight, () => ScriptProgram.Own("code.js"));

    /// <summary>Highlights in a language by its name or an alias of it (<c>py</c>, <c>c++</c>, <c>sh</c>), in any case.</summary>
    public HighlightedCode Highlight(string code, string? language, TimeBudget? budget = null)
    {
        if (string.IsNullOrWhiteSpace(language) || IsPlain(language)) return HighlightedCode.Unmarked(code, HighlightOutcome.Plain);
        if (code.Length > MaxLength || code.AsSpan().Count('\n') >= MaxLines) return HighlightedCode.Unmarked(code, HighlightOutcome.TooLarge);
        string[] arguments = [WellFormed.Of(code), language.ToLowerInvariant()];
        var key = ContentHash.OfParts(["code", Program.Version.ToString(), .. arguments]);
        var failure = HighlightOutcome.TooLarge;
        var result = memo.GetOrAdd(key, () => Run(key, arguments, budget, out failure));
        return result switch
        {
            null => HighlightedCode.Unmarked(code, failure),
            "" => HighlightedCode.Unmarked(code, HighlightOutcome.UnknownLanguage),
            _ => HighlightedCode.FromSpans(result[(result.IndexOf('\n', StringComparison.Ordinal) + 1)..], result[..result.IndexOf('\n', StringComparison.Ordinal)]),
        };
    }

    private string? Run(ContentHash key, string[] arguments, TimeBudget? budget, out HighlightOutcome failure)
    {
        var isGivenUp = memo.IsGivenUp(key);
        failure = !isGivenUp && budget is { IsSpent: true } ? HighlightOutcome.Postponed : HighlightOutcome.TooLarge;
        if (isGivenUp || failure is HighlightOutcome.Postponed) return null;
        try
        {
            return engines.Call(Program, TimeLimit, budget, arguments);
        }
        catch (ScriptFailedException exception)
        {
            if (exception.TimedOut && !memo.GiveUp(key) && budget is not null) failure = HighlightOutcome.Postponed;
            return null;
        }
    }

    private static bool IsPlain(string language) =>
        language.ToLowerInvariant() is "text" or "txt" or "plain" or "plaintext" or "none" or "raw" or "nohighlight" or "no-highlight" or "output" or "out" or "stdout" or "log";
}
