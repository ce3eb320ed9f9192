using Blog.Engine.Markup.Syntax.WikiLinks;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace Blog.Engine.Markup.Syntax.Links;

/// <summary>Links beyond CommonMark's: wiki links, paths with spaces, and what becomes of those that lead nowhere.</summary>
internal sealed class LinkExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new RemarkParser());
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new WikiLinkParser());
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new SpacedPathParser());
        pipeline.DocumentProcessed += AskedSizes.Take;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new MissingInlineRenderer());
}
