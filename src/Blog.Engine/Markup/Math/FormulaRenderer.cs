using Blog.Engine.Markup.Scripting;

namespace Blog.Engine.Markup.Formulas;

/// <summary>TeX → HTML and MathML by KaTeX with mhchem. Thread-safe.</summary>
public sealed class FormulaRenderer(ScriptEngines engines, RenderMemo memo)
{
    /// <summary>Longest formula, in UTF-16 units.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>Renders one formula: HTML and MathML for a page, MathML alone for a feed.</summary>
    public FormulaResult Render(Formula formula, MacroTable macros, RenderTarget target) => throw new NotImplementedException();
}
