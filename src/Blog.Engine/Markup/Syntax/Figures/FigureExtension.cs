using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax.Links;
using Blog.Engine.Markup.Syntax.WikiLinks;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Figures;

/// <summary>An image alone on its line with a title or a name (<c>{#fig:loss}</c>) is a figure; the title is its caption, else of one with a name the text in brackets.</summary>
internal sealed class FigureExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        foreach (var paragraph in document.Blocks<ParagraphBlock>().ToList()) Raise(paragraph);
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new FigureRenderer());

    private static void Raise(ParagraphBlock paragraph)
    {
        if (paragraph.Inline is not { FirstChild: { } first } inline || !IsImage(first)) return;
        var mark = NameMark.Behind(first, PartKind.Figure);
        var title = TitleOf(first);
        if ((mark ?? first) != inline.LastChild || (mark is null && title is null)) return;
        var figure = new Figure { Name = mark?.Name, Caption = title?.Title ?? CaptionOf(first), Inline = new ContainerInline(), Span = paragraph.Span, Line = paragraph.Line };
        if (mark is not null) figure.GetAttributes().Id = mark.Name;
        if (title is not null) title.Title = null;
        first.Remove();
        figure.Inline.AppendChild(first);
        paragraph.ReplaceBy(figure);
    }

    private static bool IsImage(Inline inline) => ImageOf(inline) is not null || (inline is WikiLinkInline { IsEmbed: true } wiki && Destination.IsImage(wiki.Target));

    private static LinkInline? TitleOf(Inline inline) => ImageOf(inline) is { Title.Length: > 0 } image ? image : null;

    /// <summary>Null where the image's own text is the caption, with formulas and emphasis in it.</summary>
    private static string? CaptionOf(Inline inline) => inline is WikiLinkInline wiki ? (ImageSize.From(wiki.Text) is null ? wiki.Text ?? "" : "") : null;

    /// <summary>The image itself, or the one image of a link.</summary>
    private static LinkInline? ImageOf(Inline inline) => inline switch
    {
        LinkInline { IsImage: true } image => image,
        LinkInline { FirstChild: LinkInline { IsImage: true, NextSibling: null } image } => image,
        _ => null,
    };
}

internal sealed class Figure() : LeafBlock(null), INumberedPart, IBlockNode
{
    public PartKind Kind => PartKind.Figure;

    public string? Name { get; init; }

    public PartNumber? Number { get; set; }

    /// <summary>Null where the text of the image says it.</summary>
    public required string? Caption { get; init; }

    public void Outline(OutlineText outline)
    {
        outline.Held(this);
        if (Caption is not null) outline.Line(Caption);
    }
}

internal sealed class FigureRenderer : HtmlObjectRenderer<Figure>
{
    protected override void Write(HtmlRenderer renderer, Figure figure)
    {
        renderer.EnsureLine();
        renderer.Write("<figure").WriteAttributes(figure).Write('>').WriteLeafInline(figure);
        renderer.Write("<figcaption>");
        CaptionNumber.Write(renderer, figure);
        if (figure.Caption is not null) renderer.WriteEscape(figure.Caption);
        else if (Captioned(figure) is { } image) renderer.WriteChildren(image);
        renderer.WriteLine("</figcaption></figure>");
    }

    private static ContainerInline? Captioned(Figure figure) =>
        figure.Inlines<ContainerInline>().FirstOrDefault(inline => inline is LinkInline { IsImage: true } or MissingInline { IsImage: true });
}
