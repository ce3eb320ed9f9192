using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Comments;

/// <summary>Obsidian's comments, <c>%%…%%</c> within a line or over several: what an author notes for himself and no reader sees.</summary>
internal sealed class CommentExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new CommentBlockParser());
        pipeline.InlineParsers.Insert(0, new CommentParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new HiddenRenderer<CommentBlock>());
        renderer.ObjectRenderers.Insert(0, new HiddenRenderer<CommentInline>());
    }

    private sealed class HiddenRenderer<T> : HtmlObjectRenderer<T> where T : MarkdownObject
    {
        protected override void Write(HtmlRenderer renderer, T comment)
        {
        }
    }
}

/// <summary>A comment within a text.</summary>
internal sealed class CommentInline : LeafInline;

/// <summary>A comment of lines of its own.</summary>
internal sealed class CommentBlock(BlockParser parser) : LeafBlock(parser);
