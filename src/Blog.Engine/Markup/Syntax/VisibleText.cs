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
    /// <summary>The text with the LaTeX of formulas.</summary>
    public static string Of(Inline? inline)
    {
        var text = new StringBuilder();
        Write(inline, text, null);
        return text.ToString();
    }

    /// <summary>The text with <see cref="Section.FormulaMark"/> for each formula, and what stands where in it.</summary>
    public static string Of(Inline? inline, VisibleParts parts)
    {
        var text = new StringBuilder();
        Write(inline, text, parts);
        return text.ToString();
    }

    private static void Write(Inline? inline, StringBuilder text, VisibleParts? parts)
    {
        switch (inline)
        {
            case LiteralInline literal: Literal(literal.Content.AsSpan(), text); break;
            case CodeInline code: text.Append(code.Content); break;
            case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
            case AutolinkInline address: text.Append(address.Url); break;
            case FormulaInline formula when parts is null: text.Append(formula.Source); break;
            case FormulaInline formula:
                parts.Formulas.Add(formula);
                text.Append(Section.FormulaMark);
                break;
            case WikiLinkInline or LinkInline: Link(inline, text, parts); break;
            case ReferenceInline reference: text.Append(reference.Shown); break;
            case CitationInline { IsNarrative: true } citation: text.Append(citation.Authors.Length > 0 ? citation.Authors : citation.Source); break;
            case LineBreakInline: text.Append(' '); break;
            case FootnoteMark or HtmlInline: break;
            case ContainerInline container: Children(container, text, parts); break;
        }
    }

    private static void Link(Inline link, StringBuilder text, VisibleParts? parts)
    {
        var start = text.Length;
        if (link is WikiLinkInline wiki) text.Append(wiki.Shown);
        else Children((LinkInline)link, text, parts);
        parts?.Links.Add((link, start, text.Length - start));
    }

    /// <summary>An author's own mark would stand for a formula.</summary>
    private static void Literal(ReadOnlySpan<char> literal, StringBuilder text)
    {
        foreach (var run in literal.Split(Section.FormulaMark)) text.Append(literal[run]);
    }

    private static void Children(ContainerInline container, StringBuilder text, VisibleParts? parts)
    {
        foreach (var child in container) Write(child, text, parts);
    }
}

/// <summary>The formulas of a visible text, and its links with where each stands in it, in order.</summary>
internal sealed class VisibleParts
{
    public List<FormulaInline> Formulas { get; } = [];

    public List<(Inline Link, int Start, int Length)> Links { get; } = [];
}
