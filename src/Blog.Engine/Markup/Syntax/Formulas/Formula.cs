namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>A formula: its TeX without delimiters, in a line of text or displayed on its own.</summary>
public sealed record Formula(string Tex, bool Display);

/// <summary>What became of a formula.</summary>
public abstract record FormulaResult
{
    /// <summary><paramref name="Html"/> contains a <c>math</c> element. <paramref name="Macros"/> is the page's table with what the formula defined; the next formula of the page takes it.</summary>
    public sealed record Rendered(string Html, MacroTable Macros) : FormulaResult;

    /// <summary>KaTeX's reason and where in the TeX (UTF-16 units from its start, 0 when unknown).
    /// <paramref name="Macros"/> is the page's table with what it defined before and beside that; null where it was not looked at.</summary>
    public sealed record Refused(string Message, int Offset, MacroTable? Macros = null) : FormulaResult;

    /// <summary>What stands before it on the page took all the work that a page may.</summary>
    public sealed record OverBudget : FormulaResult;

    /// <summary>It was not ready in time; another rendering may have it.</summary>
    public sealed record Postponed : FormulaResult;
}
