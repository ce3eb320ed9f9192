using Blog.Engine.Markup.Syntax;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Figures;

/// <summary>An image alone on its line with a title is a figure; the title is its caption.</summary>
internal sealed class FigureExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        foreach (var paragraph in document.Blocks<ParagraphBlock>().ToList()) Raise(paragraph);
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new FigureRenderer());

    private static void Raise(ParagraphBlock paragraph)
    {
        if (paragraph.Inline is not { FirstChild: { } first } inline || ImageOf(first) is not { Title: { Length: > 0 } title } image) return;
        if (first.NextSibling is not null) return;
        var figure = new Figure { Caption = title, Inline = new ContainerInline(), Span = paragraph.Span, Line = paragraph.Line };
        image.Title = null;
        inline.TransferChildrenTo(figure.Inline);
        paragraph.ReplaceBy(figure);
    }

    /// <summary>The image itself, or the one image of a link.</summary>
    private static LinkInline? ImageOf(Inline inline) => inline switch
    {
        LinkInline { IsImage: true } image => image,
        LinkInline { FirstChild: LinkInline { IsImage: true, NextSibling: null } image } => image,
        _ => null,
    };
}

internal sealed class Figure() : LeafBlock(null)
{
    public required string Caption { get; init; }
}

internal sealed class FigureRenderer : HtmlObjectRenderer<Figure>
{
    protected override void Write(HtmlRenderer renderer, Figure figure)
    {
        renderer.EnsureLine();
        renderer.Write("<figure").WriteAttributes(figure).Write('>').WriteLeafInline(figure);
        renderer.Write("<figcaption>").WriteEscape(figure.Caption).WriteLine("</figcaption></figure>");
    }
}
