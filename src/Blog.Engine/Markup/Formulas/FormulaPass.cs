using Blog.Engine.Content;
using Blog.Engine.Markup.References;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Transclusion;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Formulas;

/// <summary>Renders the formulas of a page in reading order, each with the macros defined so far. An embedded note has the macros of its own file and keeps what it defines to itself.</summary>
internal sealed class FormulaPass(MarkdownDocument document, PartNumbers numbers, FormulaRenderer renderer, RenderTarget target, TimeSpan limit)
{
    public static readonly DiagnosticRule Refused = new("BLOG140", Severity.Error, "a formula cannot be rendered");
    public static readonly DiagnosticRule OverBudget = new("BLOG142", Severity.Warning, "the formulas of a post take too long to render");

    private readonly TimeBudget budget = new(limit);

    /// <summary>Whether some formulas were left as source. What was rendered is remembered: the next rendering comes further.</summary>
    public bool IsPartial { get; private set; }

    public void Run(MarkdownBody page, Func<MarkdownBody, MacroTable> macrosOf)
    {
        var tables = new Dictionary<SitePath, MacroTable>();
        foreach (var formula in document.Formulas())
        {
            var body = ((MarkdownObject)formula).Note()?.Body ?? page;
            tables[body.Source.Path] = Render(formula, numbers.Of(formula), tables.GetValueOrDefault(body.Source.Path) ?? macrosOf(body));
        }
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
