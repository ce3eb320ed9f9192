using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Headings;

/// <summary>Gives every heading its id: the author's (<c>## 标题 {#id}</c>), else GitHub's rule with Chinese kept; unique, never empty.</summary>
internal sealed partial class HeadingExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers[pipeline.BlockParsers.FindIndex(parser => parser.GetType() == typeof(ParagraphBlockParser))] = new ParagraphParser();
        pipeline.DocumentProcessed += GiveIds;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new AnchoredHeadingRenderer());

    private static void GiveIds(MarkdownDocument document)
    {
        var ids = new HeadingIds();
        foreach (var heading in document.Blocks<HeadingBlock>())
        {
            var own = TakeOwnId(heading);
            heading.GetAttributes().Id = ids.Unique(own ?? VisibleText.Of(heading.Inline), isId: own is not null);
        }
    }

    /// <summary>Cuts <c>{#id}</c> (Pandoc, Hugo, VitePress) or <c>{: #id}</c> (kramdown) from the end of a heading.</summary>
    private static string? TakeOwnId(HeadingBlock heading)
    {
        if (heading.Inline?.LastChild is not LiteralInline literal) return null;
        var match = OwnId().Match(literal.Content.ToString());
        if (!match.Success) return null;
        literal.Content = new(literal.Content.ToString()[..match.Index]);
        return match.Groups[1].Value;
    }

    [GeneratedRegex(@"\s*\{:?\s*#([^\s{}]+)\s*\}\s*$")]
    private static partial Regex OwnId();
}
