using System.Text.Json;
using Blog.Assets;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Storage;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>TeX → HTML and MathML by KaTeX with mhchem. Thread-safe.</summary>
public sealed class FormulaRenderer(ScriptEngines engines, RenderMemo memo)
{
    /// <summary>Longest formula, in UTF-16 units.</summary>
    public const int MaxLength = 16 * 1024;

    private readonly RememberedScript script = new(
        "formula", new("renderFormula", () => Scripts.Katex, () => Scripts.Mhchem, () => ScriptProgram.Own("mathjax.js"), () => ScriptProgram.Own("formula.js")), engines, memo);

    /// <summary>
    /// Renders one formula: HTML and MathML for a page, MathML alone for a feed. Formulas of a page go in order, each with the table that the
    /// one before gave.
    /// </summary>
    public FormulaResult Render(Formula formula, MacroTable macros, RenderTarget target, ScriptBudget? budget = null)
    {
        budget ??= new(Patience.Endless());
        if (formula.Tex.Length > MaxLength)
            return new FormulaResult.Refused($"a formula of {formula.Tex.Length:N0} characters; at most {MaxLength:N0} are rendered", 0);
        if (budget.IsSpent) return new FormulaResult.OverBudget();
        string[] arguments = [WellFormed.Of(formula.Tex), formula.Display ? "display" : "inline", target is RenderTarget.Feed ? "feed" : "page", macros.Json];
        return script.Run(arguments, budget) switch
        {
            null => new FormulaResult.Postponed(),
            { Result: null } => new FormulaResult.Refused("the formula takes too much work: it is too large, or its macros expand too far", 0),
            { Result: var json } => Read(json, macros),
        };
    }

    private static FormulaResult Read(string json, MacroTable macros)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var defined = root.GetProperty("macros").GetString() is { } table ? MacroTable.FromJson(table) : macros;
        return root.TryGetProperty("error", out var error)
            ? new FormulaResult.Refused(error.GetString()!, root.GetProperty("position").GetInt32(), defined)
            : new FormulaResult.Rendered(root.GetProperty("html").GetString()!, defined);
    }
}
