using System.Text;
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

    /// <summary>The text with <see cref="Section.FormulaMark"/> for each formula; those formulas, in order, are added to a list.</summary>
    public static string Of(Inline? inline, ICollection<FormulaInline> formulas)
    {
        var text = new StringBuilder();
        Write(inline, text, formulas);
        return text.ToString();
    }

    private static void Write(Inline? inline, StringBuilder text, ICollection<FormulaInline>? formulas)
    {
        switch (inline)
        {
            case LiteralInline literal: Literal(literal.Content.AsSpan(), text); break;
            case CodeInline code: text.Append(code.Content); break;
            case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
            case AutolinkInline address: text.Append(address.Url); break;
            case FormulaInline formula when formulas is null: text.Append(formula.Source); break;
            case FormulaInline formula:
                formulas.Add(formula);
                text.Append(Section.FormulaMark);
                break;
            case WikiLinkInline link: text.Append(link.Shown); break;
            case LineBreakInline: text.Append(' '); break;
            case FootnoteMark or ReferenceInline or HtmlInline: break;
            case ContainerInline container: Children(container, text, formulas); break;
        }
    }

    /// <summary>An author's own mark would stand for a formula.</summary>
    private static void Literal(ReadOnlySpan<char> literal, StringBuilder text)
    {
        foreach (var run in literal.Split(Section.FormulaMark)) text.Append(literal[run]);
    }

    private static void Children(ContainerInline container, StringBuilder text, ICollection<FormulaInline>? formulas)
    {
        foreach (var child in container) Write(child, text, formulas);
    }
}
