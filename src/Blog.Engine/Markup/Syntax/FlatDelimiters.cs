using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>
/// Markdig nests what follows a bracket that opened nothing below that bracket: a hundred array accesses in a paragraph are a hundred deep, more than its renderer goes.
/// Here such brackets become the text they are.
/// </summary>
internal sealed class FlatDelimiters : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        foreach (var delimiter in document.Inlines<DelimiterInline>().ToList()) Flatten(delimiter);
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void Flatten(DelimiterInline delimiter)
    {
        var literal = Tree.Literal(delimiter.ToLiteral(), delimiter);
        delimiter.MoveChildrenAfter(delimiter);
        delimiter.ReplaceBy(literal, copyChildren: false);
    }
}

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
        var waiting = new Stack<(MarkdownObject Item, int Depth)>([(document, 0)]);
        while (waiting.TryPop(out var next))
        {
            deepest = int.Max(deepest, next.Depth);
            foreach (var child in Tree.ChildrenOf(next.Item)) waiting.Push((child, next.Depth + 1));
        }
        return deepest;
    }
}

/// <summary>A text is nested too deeply to be shown as Markdown.</summary>
internal sealed class NestingTooDeepException : Exception;
