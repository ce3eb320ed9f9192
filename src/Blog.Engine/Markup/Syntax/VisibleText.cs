using System.Text;
using Blog.Engine.Markup.Model;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>
/// The text a reader sees of some inlines: no marks, no markup, no footnote numbers. Nodes of ours write theirs (<see cref="IInlineNode"/>);
/// those of Markdig are known here.
/// </summary>
internal sealed class VisibleText
{
    private readonly StringBuilder text = new();
    private readonly VisibleParts? parts;

    private VisibleText(VisibleParts? parts) => this.parts = parts;

    /// <summary>The text with the LaTeX of formulas.</summary>
    public static string Of(Inline? inline) => Of(inline, null);

    /// <summary>The text with <see cref="Section.FormulaMark"/> for each formula, and what stands where in it.</summary>
    public static string Of(Inline? inline, VisibleParts? parts)
    {
        var visible = new VisibleText(parts);
        visible.Write(inline);
        return visible.text.ToString();
    }

    public void Append(string shown) => text.Append(shown);

    public void Formula(string source)
    {
        text.Append(parts is null ? source : Section.FormulaMark.ToString());
        parts?.Formulas.Add(source);
    }

    public void Link(Inline link, string shown) => Link(link, () => text.Append(shown));

    private void Write(Inline? inline)
    {
        switch (inline)
        {
            case IInlineNode node: node.Show(this); break;
            case LiteralInline literal: Literal(literal.Content.AsSpan()); break;
            case CodeInline code: text.Append(code.Content); break;
            case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
            case AutolinkInline address: text.Append(address.Url); break;
            case LinkInline link: Link(link, () => Children(link)); break;
            case LineBreakInline: text.Append(' '); break;
            case ContainerInline container: Children(container); break;
        }
    }

    private void Link(Inline link, Action write)
    {
        var start = text.Length;
        write();
        parts?.Links.Add((link, start, text.Length - start));
    }

    /// <summary>An author's own mark would stand for a formula.</summary>
    private void Literal(ReadOnlySpan<char> literal)
    {
        foreach (var run in literal.Split(Section.FormulaMark)) text.Append(literal[run]);
    }

    public void Children(ContainerInline container)
    {
        foreach (var child in container) Write(child);
    }
}

/// <summary>The LaTeX of the formulas of a visible text, and its links with where each stands in it, in order.</summary>
internal sealed class VisibleParts
{
    public List<string> Formulas { get; } = [];

    public List<(Inline Link, int Start, int Length)> Links { get; } = [];
}
