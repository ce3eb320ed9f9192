using System.Collections.Immutable;
using Blog.Engine.Markup.Model;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>An inline of ours. What Markdig's own are to a reader stands in <see cref="VisibleText"/> and <see cref="ExcerptWriter"/>.</summary>
internal interface IInlineNode
{
    /// <summary>Writes the text that a reader sees of it.</summary>
    void Show(VisibleText text);

    /// <summary>Writes its part of an excerpt: its text, unless it says otherwise.</summary>
    void Excerpt(ExcerptWriter excerpt) => excerpt.Text(VisibleText.Of((Inline)this));
}

/// <summary>A block of ours that is more to a reader than the blocks and the line it holds.</summary>
internal interface IBlockNode
{
    /// <summary>Its part in an excerpt: what it holds, unless it says otherwise.</summary>
    ExcerptPart Part => ExcerptPart.Held;

    /// <summary>Writes what outline and search keep of it: what it holds, unless it says otherwise.</summary>
    void Outline(OutlineText outline) => outline.Held((Markdig.Syntax.Block)this);

    /// <summary>Writes itself into an excerpt, where its part is <see cref="ExcerptPart.Own"/>.</summary>
    void Excerpt(ExcerptWriter excerpt)
    {
    }
}

/// <summary>What becomes of a block in an excerpt.</summary>
internal enum ExcerptPart
{
    /// <summary>The paragraphs it holds, where the document has no others.</summary>
    Held,

    /// <summary>It is shown behind a paragraph.</summary>
    Own,

    /// <summary>It is left out with all it holds.</summary>
    None,

    /// <summary>The excerpt ends before it.</summary>
    End,
}

/// <summary>A node that fragments call by other names than the id of its element, or by several.</summary>
internal interface IAnchored
{
    ImmutableArray<string> Anchors { get; }
}

/// <summary>A node that references call by its anchors, each of which names one thing of a page.</summary>
internal interface IReferable : IAnchored;
