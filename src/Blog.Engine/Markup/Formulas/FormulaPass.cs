using Blog.Engine.Content;
using Blog.Engine.Markup.References;
using Blog.Engine.Markup.Syntax;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Formulas;

/// <summary>Renders the formulas of a page in reading order: numbers first, since a reference may come before its equation; then each with the macros defined so far.</summary>
internal sealed class FormulaPass(MarkdownDocument document, FormulaRenderer renderer, RenderTarget target)
{
    public static readonly DiagnosticRule Refused = new("BLOG140", Severity.Error, "a formula cannot be rendered");
    public static readonly DiagnosticRule UnknownLabel = new("BLOG141", Severity.Warning, "a reference names no equation of the page");

    public void Run(MacroTable macros)
    {
        var numbering = new EquationNumbering();
        var formulas = document.Formulas().Select(formula => (Node: formula, Numbered: numbering.Number(new(formula.Source, formula.IsDisplay)))).ToList();
        var numbers = new Dictionary<string, string>();
        foreach (var label in formulas.SelectMany(formula => formula.Numbered.Labels)) numbers.TryAdd(label.Name, label.Number);
        foreach (var (node, numbered) in formulas) macros = Render(node, numbered.WithReferences(numbers), macros);
        foreach (var reference in document.Inlines<ReferenceInline>()) Resolve(reference, numbers);
    }

    private void Resolve(ReferenceInline reference, Dictionary<string, string> numbers)
    {
        reference.Number = numbers.GetValueOrDefault(reference.Reference.Label);
        if (reference.Number is null)
            document.Report(UnknownLabel, reference.Span.Start, $"no equation of this page has the label '{reference.Reference.Label}'");
    }

    private MacroTable Render(IFormula node, NumberedFormula numbered, MacroTable macros)
    {
        switch (renderer.Render(numbered.Formula, macros, target))
        {
            case FormulaResult.Rendered rendered:
                node.Html = rendered.Html;
                return rendered.Macros;
            case FormulaResult.Refused refused:
                document.Report(Refused, node.Offset + numbered.OriginalOffset(refused.Offset), refused.Message);
                node.Refusal = refused.Message;
                return macros;
            default:
                return macros;
        }
    }
}
