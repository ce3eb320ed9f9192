using System.Collections.Immutable;
using System.Net;
using Blog.Engine.Markup.Model;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>A formula, wherever it stands.</summary>
internal interface IFormula : IReferable
{
    /// <summary>Its LaTeX without delimiters.</summary>
    string Source { get; set; }

    bool IsDisplay { get; }

    /// <summary>Where its source begins in the parsed text.</summary>
    int Offset { get; }

    /// <summary>The name that stands behind the formula (<c>{#eq:loss}</c>); null when none does.</summary>
    string? Label { get; set; }

    /// <summary>Every name by which references call it or one of its rows.</summary>
    ImmutableArray<string> Labels { get; set; }

    ImmutableArray<string> IAnchored.Anchors => Labels;

    /// <summary>Its rendered form; null until it was rendered.</summary>
    string? Html { get; set; }

    /// <summary>Why it could not be rendered; null when it was, or was not tried.</summary>
    string? Refusal { get; set; }
}

/// <summary>A formula within a line of text.</summary>
internal sealed class FormulaInline : LeafInline, IFormula, IInlineNode
{
    public required string Source { get; set; }

    public bool IsDisplay { get; init; }

    public required int Offset { get; init; }

    public string? Label { get; set; }

    public ImmutableArray<string> Labels { get; set; } = [];

    public string? Html { get; set; }

    public string? Refusal { get; set; }

    public void Show(VisibleText text) => text.Formula(Source);

    public void Excerpt(ExcerptWriter excerpt) => excerpt.Atom(
        $"<span class=\"math {(IsDisplay ? "display" : "inline")}\">{Html ?? WebUtility.HtmlEncode(Source)}</span>",
        int.Min(20, Source.Length));
}

/// <summary>A formula that stands alone.</summary>
internal sealed class FormulaBlock(BlockParser? parser) : LeafBlock(parser), IFormula, IBlockNode
{
    public string Source { get; set; } = "";

    public bool IsDisplay => true;

    public int Offset { get; set; }

    public string? Label { get; set; }

    public ImmutableArray<string> Labels { get; set; } = [];

    public string? Html { get; set; }

    public string? Refusal { get; set; }

    /// <summary>The delimiter that ends it.</summary>
    public string Closer { get; init; } = "";

    public ExcerptPart Part => ExcerptPart.Own;

    public void Outline(OutlineText outline) => outline.Formula(Source);

    public void Excerpt(ExcerptWriter excerpt) =>
        excerpt.Block($"<div class=\"math display\">{Html ?? WebUtility.HtmlEncode(Source)}</div>", 40);
}

internal static class FormulaTree
{
    /// <summary>Every formula of a document, in reading order.</summary>
    public static IEnumerable<IFormula> Formulas(this MarkdownDocument document) => document.InOrder().OfType<IFormula>();
}
