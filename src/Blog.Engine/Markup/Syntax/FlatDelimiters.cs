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
