using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.Formulas;
using Blog.Engine.Markup.Syntax.Transclusion;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Passes;

/// <summary>Renders the formulas of a page in reading order, each with the macros defined so far. An embedded note has the macros of its own file and keeps what it defines to itself.</summary>
internal sealed class FormulaPass(MarkdownDocument document, PartNumbers numbers, FormulaRenderer renderer, RenderTarget target, ScriptBudget budget)
{
    public static readonly DiagnosticRule Refused = new("BLOG140", Severity.Error, "a formula cannot be rendered");

    /// <summary>Most HTML of formulas on a page, in characters: about 3,000 formulas.</summary>
    private const int MaxLength = 16_000_000;

    private int length;
    private bool isOver;

    /// <summary>Whether some formulas were left as source because they were not ready in time; the next rendering comes further.</summary>
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
        if (isOver) return macros;
        switch (renderer.Render(numbered.Formula, macros, target, budget))
        {
            case FormulaResult.Rendered rendered:
                node.Html = rendered.Html;
                if ((length += rendered.Html.Length) > MaxLength) Stop(node, $"the formulas up to this one are {MaxLength:N0} characters of HTML; from here on they show as source. Split the post");
                return rendered.Macros;
            case FormulaResult.Postponed:
                isOver = IsPartial = true; // the next may need what this one defines
                return macros;
            case FormulaResult.OverBudget:
                Stop(node, "the formulas up to this one take all the work that a page may; from here on they show as source. Split the post");
                return macros;
            case FormulaResult.Refused refused:
                if (!((MarkdownObject)node).IsEmbedded()) document.Report(Refused, node.Offset + numbered.OriginalOffset(refused.Offset), refused.Message);
                node.Refusal = refused.Message;
                return refused.Macros ?? macros;
            default:
                return macros;
        }
    }

    private void Stop(IFormula node, string message)
    {
        isOver = true;
        document.Report(ScriptBudget.Spent, node.Offset, message);
    }
}
