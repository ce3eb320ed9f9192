using Blog.Engine.Content;
using Blog.Engine.Markup.References;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Transclusion;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Formulas;

/// <summary>Renders the formulas of a page in reading order: numbers first, since a reference may come before its equation; then each with the macros defined so far.</summary>
internal sealed class FormulaPass(MarkdownDocument document, FormulaRenderer renderer, RenderTarget target, TimeSpan limit)
{
    public static readonly DiagnosticRule Refused = new("BLOG140", Severity.Error, "a formula cannot be rendered");
    public static readonly DiagnosticRule UnknownLabel = new("BLOG141", Severity.Warning, "a reference names no equation of the page");

    public static readonly DiagnosticRule OverBudget = new("BLOG142", Severity.Warning, "the formulas of a post take too long to render");

    private readonly TimeBudget budget = new(limit);

    /// <summary>Whether some formulas were left as source. What was rendered is remembered: the next rendering comes further.</summary>
    public bool IsPartial { get; private set; }

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
        if (reference.Number is null && !reference.IsEmbedded())
            document.Report(UnknownLabel, reference.Span.Start, $"no equation of this page has the label '{reference.Reference.Label}'");
    }

    private MacroTable Render(IFormula node, NumberedFormula numbered, MacroTable macros)
    {
        if (IsPartial) return macros;
        if (budget.IsSpent) return Stop(node, macros);
        switch (renderer.Render(numbered.Formula, macros, target, budget))
        {
            case FormulaResult.Rendered rendered:
                node.Html = rendered.Html;
                return rendered.Macros;
            case FormulaResult.Refused refused:
                if (!((MarkdownObject)node).IsEmbedded()) document.Report(Refused, node.Offset + numbered.OriginalOffset(refused.Offset), refused.Message);
                node.Refusal = refused.Message;
                return macros;
            default:
                return macros;
        }
    }

    private MacroTable Stop(IFormula node, MacroTable macros)
    {
        IsPartial = true;
        document.Report(OverBudget, node.Offset, $"the formulas before this one took {limit.TotalSeconds} seconds; from here on they show as source until they are rendered another time. Split the post if this stays");
        return macros;
    }
}
