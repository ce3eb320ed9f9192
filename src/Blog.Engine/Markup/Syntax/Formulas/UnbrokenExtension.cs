using Blog.Engine.Markup.Syntax.Abbreviations;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>
/// Keeps a formula and the punctuation that touches it on one line: browsers break beside a rendered formula as beside an image,
/// so that a comma would open the next line.
/// </summary>
internal sealed class UnbrokenExtension : IMarkdownExtension
{
    private const string Opening = "（「『【《〈〔“‘([";
    private const string Closing = "，。、；：！？）」』】》〉〕”’…,.;:!?)]%";

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        foreach (var formula in document.Inlines<FormulaInline>().Where(formula => !formula.IsDisplay).ToList()) Keep(Outermost(formula));
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new UnbrokenRenderer());

    private static void Keep(Inline formula)
    {
        var before = Cut(formula.PreviousSibling, Opening, atStart: false);
        var after = Cut(formula.NextSibling, Closing, atStart: true);
        if (before.Length + after.Length == 0) return;
        var group = new UnbrokenInline { Span = formula.Span, Line = formula.Line, Column = formula.Column };
        formula.ReplaceBy(group, copyChildren: false);
        if (before.Length > 0) group.AppendChild(Tree.Literal(before, formula));
        group.AppendChild(formula);
        if (after.Length > 0) group.AppendChild(Tree.Literal(after, formula));
    }

    /// <summary>The emphasis that holds nothing but the formula, else the formula.</summary>
    private static Inline Outermost(Inline formula) =>
        formula is { Parent: EmphasisInline parent, PreviousSibling: null, NextSibling: null } ? Outermost(parent) : formula;

    /// <summary>Takes the characters of <paramref name="set"/> off one end of a text.</summary>
    private static string Cut(Inline? beside, string set, bool atStart)
    {
        if (beside is not LiteralInline literal || beside is AbbreviatedInline) return "";
        var text = literal.Content.ToString();
        var rest = atStart ? text.TrimStart(set.ToCharArray()) : text.TrimEnd(set.ToCharArray());
        if (rest.Length == text.Length) return "";
        literal.Content = new(rest);
        if (rest.Length == 0) literal.Remove();
        return atStart ? text[..^rest.Length] : text[rest.Length..];
    }
}

/// <summary>A formula with the punctuation before and behind it.</summary>
internal sealed class UnbrokenInline : ContainerInline;

internal sealed class UnbrokenRenderer : HtmlObjectRenderer<UnbrokenInline>
{
    protected override void Write(HtmlRenderer renderer, UnbrokenInline group)
    {
        if (renderer.EnableHtmlForInline) renderer.Write("<span class=\"nowrap\">");
        renderer.WriteChildren(group);
        if (renderer.EnableHtmlForInline) renderer.Write("</span>");
    }
}
