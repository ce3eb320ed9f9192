using System.Text;
using Blog.Engine.Content;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.SoftBreaks;

/// <summary>A line break in the source between two Han characters is not a space in the text.</summary>
internal sealed class SoftBreakExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += Join;

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void Join(MarkdownDocument document)
    {
        foreach (var lineBreak in document.Inlines<LineBreakInline>().Where(IsUnspaced).ToList()) lineBreak.Remove();
    }

    private static bool IsUnspaced(LineBreakInline lineBreak)
    {
        if (lineBreak.IsHard || Edge(lineBreak, after: false) is not { } before || Edge(lineBreak, after: true) is not { } after) return false;
        return CharacterClass.IsWidePunctuation(before) || CharacterClass.IsWidePunctuation(after)
            || (CharacterClass.IsUnspaced(before) && (CharacterClass.IsUnspaced(after) || CharacterClass.IsSharedPunctuation(after)))
            || (CharacterClass.IsSharedPunctuation(before) && CharacterClass.IsUnspaced(after));
    }

    /// <summary>The nearest character of the text on one side, through the edges of emphasis and links.</summary>
    private static Rune? Edge(Inline? inline, bool after)
    {
        var next = inline;
        while (next is not null && (after ? next.NextSibling : next.PreviousSibling) is null) next = next.Parent;
        next = after ? next?.NextSibling : next?.PreviousSibling;
        while (next is ContainerInline { FirstChild: not null } container) next = after ? container.FirstChild : container.LastChild;
        return next switch
        {
            LiteralInline { Content.Length: 0 } => Edge(next, after),
            LiteralInline literal => after ? CharacterClass.First(literal.Content.AsSpan()) : CharacterClass.Last(literal.Content.AsSpan()),
            CodeInline code => after ? CharacterClass.First(code.Content) : CharacterClass.Last(code.Content),
            _ => null,
        };
    }
}
