using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Transclusion;

/// <summary>Obsidian's names of blocks: <c>^name</c> at the end of a paragraph or a list item names it, on a line of its own it names the block above.</summary>
internal sealed partial class BlockNameExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        foreach (var paragraph in document.Blocks<ParagraphBlock>().ToList()) Take(paragraph);
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void Take(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.LastChild is not LiteralInline literal) return;
        var text = literal.Content.ToString();
        if (Name().Match(text) is not { Success: true } match || Owner(paragraph, literal, match) is not { } owner || owner.TryGetAttributes()?.Id is not null) return;
        owner.GetAttributes().Id = match.Groups[1].Value;
        literal.Content = new(text[..match.Index].TrimEnd());
        if (owner.Parent == paragraph.Parent && owner != paragraph) paragraph.Parent!.Remove(paragraph);
    }

    /// <summary>The item rather than its paragraph, which has no element of its own in a tight list.</summary>
    private static Block? Owner(ParagraphBlock paragraph, LiteralInline literal, Match match)
    {
        // At the beginning of a literal it is alone, or what stands before it on the line ends without a space: `[^1` is no name.
        if (match.Index == 0) return literal.PreviousSibling is null ? Before(paragraph) : null;
        return paragraph.Parent is ListItemBlock item && item[0] == paragraph ? item : paragraph;
    }

    private static Block? Before(ParagraphBlock paragraph) =>
        paragraph.Parent!.IndexOf(paragraph) is > 0 and var index && paragraph.Parent[index - 1] is var before and not (HeadingBlock or LinkReferenceDefinitionGroup) ? before : null;

    /// <summary>Digits alone are a power, not a name.</summary>
    [GeneratedRegex(@"(?:^|(?<=\s))(\^(?=[0-9-]*[A-Za-z])[A-Za-z0-9-]{2,})\s*$")]
    private static partial Regex Name();
}
