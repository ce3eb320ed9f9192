using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Markdig.Renderers;

namespace Blog.Engine.Markup.Syntax;

/// <summary>Markdig's HTML renderer, told where its output will be shown.</summary>
internal sealed class BodyRenderer(TextWriter writer, RenderTarget target, Words words, CitationStyle citations) : HtmlRenderer(writer)
{
    public CitationStyle CitationStyle => citations;

    public Words Words => words;

    /// <summary>Sets of tabs written so far: each needs a name of its own.</summary>
    public int TabSets { get; set; }

    /// <summary>Anchors, buttons and the like: on a page, not in a feed.</summary>
    public bool HasFurniture => target is RenderTarget.Page;
}
