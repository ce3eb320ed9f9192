using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace Blog.Engine.Markup.Syntax.Tables;

/// <summary>Captions; writes Markdig's pipe and grid tables in a box of their own that scrolls, aligned by class: the page allows no style elements.</summary>
internal sealed class TableExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Replace<GridTableParser>(new RegularGridParser());
        pipeline.BlockParsers.Insert(0, new CaptionLineParser());
        pipeline.BlockParsers.Insert(0, new TableStartParser());
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new TableEndParser());
        pipeline.InlineParsers.Replace<PipeTableParser>(new SeparatedTableParser(pipeline.InlineParsers.FindExact<LineBreakInlineParser>()!, new() { RequireHeaderSeparator = true }));
        pipeline.DocumentProcessed += TableCaption.Join;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new TableRenderer());
        renderer.ObjectRenderers.Insert(0, new CaptionedTableRenderer());
    }
}
