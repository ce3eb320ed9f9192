using System.Text.Json;
using Blog.Assets;
using Blog.Engine.Content;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Storage;

namespace Blog.Engine.Markup.Formulas;

/// <summary>TeX → HTML and MathML by KaTeX with mhchem. Thread-safe.</summary>
public sealed class FormulaRenderer(ScriptEngines engines, RenderMemo memo)
{
    /// <summary>Longest formula, in UTF-16 units.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>Where no page sets a budget.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    private static readonly ScriptProgram Program = new(
        "renderFormula", () => Scripts.Katex, () => Scripts.Mhchem, () => ScriptProgram.Own("formula.js"));

    /// <summary>
    /// Renders one formula: HTML and MathML for a page, MathML alone for a feed. Formulas of a page go in order, each with the table that the
    /// one before gave.
    /// </summary>
    public FormulaResult Render(Formula formula, MacroTable macros, RenderTarget target, TimeBudget? budget = null)
    {
        if (formula.Tex.Length > MaxLength)
            return new FormulaResult.Refused($"a formula of {formula.Tex.Length:N0} characters; at most {MaxLength:N0} are rendered", 0);
        string[] arguments = [WellFormed.Of(formula.Tex), formula.Display ? "display" : "inline", target is RenderTarget.Feed ? "feed" : "page", macros.Json];
        var key = ContentHash.OfParts(["formula", Program.Version.ToString(), .. arguments]);
        FormulaResult? failure = null;
        var json = memo.GetOrAdd(key, () => Run(key, arguments, budget, out failure));
        return json is null ? failure! : Read(json, macros);
    }

    private string? Run(ContentHash key, string[] arguments, TimeBudget? budget, out FormulaResult? failure)
    {
        failure = memo.IsGivenUp(key) ? TooSlow(budget) : budget is { IsSpent: true } ? new FormulaResult.Postponed() : null;
        if (failure is not null) return null;
        try
        {
            return engines.Call(Program, TimeLimit, budget, arguments);
        }
        catch (ScriptFailedException exception)
        {
            failure = !exception.TimedOut ? new FormulaResult.Refused("the formula is too large or nested too deeply", 0)
                : memo.GiveUp(key) || budget is null ? TooSlow(budget)
                : new FormulaResult.Postponed();
            return null;
        }
    }

    private static FormulaResult.Refused TooSlow(TimeBudget? budget) => new($"the formula took longer than {(budget?.Limit ?? TimeLimit).TotalSeconds} seconds", 0);

    private static FormulaResult Read(string json, MacroTable macros)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.TryGetProperty("error", out var error)) return new FormulaResult.Refused(error.GetString()!, root.GetProperty("position").GetInt32());
        var defined = root.GetProperty("macros").GetString();
        return new FormulaResult.Rendered(root.GetProperty("html").GetString()!, defined is null ? macros : MacroTable.FromJson(defined));
    }
}
