using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>Writes a formula that was rendered before; its source where it was not.</summary>
internal sealed class FormulaInlineRenderer : HtmlObjectRenderer<FormulaInline>
{
    protected override void Write(HtmlRenderer renderer, FormulaInline formula)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(formula.Source);
            return;
        }
        renderer.Write(formula.IsDisplay ? "<span class=\"math display\"" : "<span class=\"math inline\"").WriteAttributes(formula).Write('>');
        FormulaBlockRenderer.WriteBody(renderer, formula);
        renderer.Write("</span>");
    }
}

internal sealed class FormulaBlockRenderer : HtmlObjectRenderer<FormulaBlock>
{
    protected override void Write(HtmlRenderer renderer, FormulaBlock formula)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"math display\"").WriteAttributes(formula).Write('>');
        WriteBody(renderer, formula);
        renderer.WriteLine("</div>");
    }

    public static void WriteBody(HtmlRenderer renderer, IFormula formula)
    {
        foreach (var label in formula.Labels.Skip(1)) renderer.Write("<span id=\"").WriteEscape(label).Write("\"></span>");
        if (formula.Html is not null) renderer.Write(formula.Html);
        else if (formula.Refusal is null) renderer.WriteEscape(formula.Source);
        else renderer.Write("<span class=\"math-error\" title=\"").WriteEscape(formula.Refusal).Write("\"><code>").WriteEscape(formula.Source).Write("</code></span>");
    }
}
