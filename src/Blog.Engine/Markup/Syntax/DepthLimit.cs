using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>Refuses what is nested more deeply than Markdig's renderer goes, before anything walks through it.</summary>
internal sealed class DepthLimit : IMarkdownExtension
{
    /// <summary>Markdig's renderer stops at 128.</summary>
    private const int MaxDepth = 100;

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        if (DepthOf(document) > MaxDepth) throw new NestingTooDeepException();
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static int DepthOf(MarkdownDocument document)
    {
        var deepest = 0;
        var waiting = new Stack<(MarkdownObject Item, int Depth)>();
        waiting.Push((document, 0));
        while (waiting.TryPop(out var next))
        {
            deepest = int.Max(deepest, next.Depth);
            PushChildren(waiting, next.Item, next.Depth + 1);
        }
        return deepest;
    }

    private static void PushChildren(Stack<(MarkdownObject, int)> waiting, MarkdownObject item, int depth)
    {
        if (item is LeafBlock { Inline: { } line }) waiting.Push((line, depth));
        for (var i = 0; item is ContainerBlock blocks && i < blocks.Count; i++) waiting.Push((blocks[i], depth));
        for (var child = (item as ContainerInline)?.FirstChild; child is not null; child = child.NextSibling) waiting.Push((child, depth));
    }
}

/// <summary>A text is nested too deeply to be shown as Markdown.</summary>
internal sealed class NestingTooDeepException : Exception;
