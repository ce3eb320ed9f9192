using Blog.Engine.Content;
using Blog.Engine.Markup.References;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Transclusion;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Formulas;

/// <summary>Renders the formulas of a page in reading order: numbers first, since a reference may come before its equation; then each with the macros defined so far.</summary>
internal sealed class FormulaPass(MarkdownDocument document, FormulaRenderer renderer, RenderTarget target, TimeBudget budget)
{
    public static readonly DiagnosticRule Refused = new("BLOG140", Severity.Error, "a formula cannot be rendered");
    public static readonly DiagnosticRule UnknownLabel = new("BLOG141", Severity.Warning, "a reference names no equation of the page");

    /// <summary>Most HTML of formulas on a page, in characters: about 3,000 formulas.</summary>
    private const int MaxLength = 16_000_000;

    private int length;
    private bool isOver;

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
        if (isOver) return macros;
        switch (renderer.Render(numbered.Formula, macros, target, budget))
        {
            case FormulaResult.Rendered rendered:
                node.Html = rendered.Html;
                if ((length += rendered.Html.Length) > MaxLength) Stop(node, $"the formulas up to this one are {MaxLength:N0} characters of HTML; from here on they show as source. Split the post");
                return rendered.Macros;
            case FormulaResult.Postponed:
                IsPartial = true;
                Stop(node, $"the script engine has worked {budget.Limit.TotalSeconds} seconds on this post; from here on its formulas show as source until it is rendered another time. Split the post if this stays");
                return macros;
            case FormulaResult.Refused refused:
                if (!((MarkdownObject)node).IsEmbedded()) document.Report(Refused, node.Offset + numbered.OriginalOffset(refused.Offset), refused.Message);
                node.Refusal = refused.Message;
                return macros;
            default:
                return macros;
        }
    }

    private void Stop(IFormula node, string message)
    {
        isOver = true;
        document.Report(TimeBudget.Spent, node.Offset, message);
    }
}
