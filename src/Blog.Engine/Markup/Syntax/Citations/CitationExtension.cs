using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Citations;

/// <summary>Citations from a <c>references.bib</c>. Stands before callouts, whose containers hold the place of the bibliography.</summary>
internal sealed partial class CitationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new CitationParser());
        pipeline.DocumentProcessed += document =>
        {
            foreach (var container in document.Blocks<CustomContainer>().Where(IsPlace).ToList()) Take(container);
        };
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new CitationRenderer());
        renderer.ObjectRenderers.Insert(0, new BibliographyRenderer());
        renderer.ObjectRenderers.Insert(0, new BibliographyPlaceRenderer());
    }

    private static bool IsPlace(CustomContainer container) => Place().IsMatch($"{container.Info} {container.Arguments}".Trim());

    private static void Take(CustomContainer container) =>
        container.ReplaceBy(new BibliographyPlace { Span = container.Span, Line = container.Line, Column = container.Column }, moveChildren: true);

    /// <summary><c>::: bibliography</c>, Pandoc's <c>::: {#refs}</c>.</summary>
    [GeneratedRegex(@"^(?:\{\s*[#.](?:refs|references|bibliography)\s*\}|refs|references|bibliography|参考文献|參考文獻)$", RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}

internal sealed class BibliographyPlaceRenderer : Markdig.Renderers.Html.HtmlObjectRenderer<BibliographyPlace>
{
    protected override void Write(HtmlRenderer renderer, BibliographyPlace place) => renderer.WriteChildren(place);
}
