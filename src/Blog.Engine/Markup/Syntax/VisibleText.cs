using System.Text;
using Blog.Engine.Markup.Citations;
using Blog.Engine.Markup.Footnotes;
using Blog.Engine.Markup.Formulas;
using Blog.Engine.Markup.References;
using Blog.Engine.Markup.WikiLinks;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>The text a reader sees of some inlines: no marks, no markup, no footnote numbers.</summary>
internal static class VisibleText
{
    /// <param name="inline">What to read.</param>
    /// <param name="formulas">Whether the LaTeX of formulas is part of it.</param>
    public static string Of(Inline? inline, bool formulas)
    {
        var text = new StringBuilder();
        Write(inline, text, formulas);
        return text.ToString();
    }

    private static void Write(Inline? inline, StringBuilder text, bool formulas)
    {
        switch (inline)
        {
            case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
            case CodeInline code: text.Append(code.Content); break;
            case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
            case AutolinkInline address: text.Append(address.Url); break;
            case FormulaInline formula: text.Append(formulas ? formula.Source : " "); break;
            case WikiLinkInline link: text.Append(link.Shown); break;
            case ReferenceInline reference: text.Append(reference.Shown); break;
            case CitationInline { IsNarrative: true } citation: text.Append(citation.Authors.Length > 0 ? citation.Authors : citation.Source); break;
            case LineBreakInline: text.Append(' '); break;
            case FootnoteMark or HtmlInline: break;
            case ContainerInline container: Children(container, text, formulas); break;
        }
    }

    private static void Children(ContainerInline container, StringBuilder text, bool formulas)
    {
        foreach (var child in container) Write(child, text, formulas);
    }
}
