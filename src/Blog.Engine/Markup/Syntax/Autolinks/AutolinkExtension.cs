using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace Blog.Engine.Markup.Syntax.Autolinks;

/// <summary>Bare web addresses are links, also where Chinese text touches them.</summary>
internal sealed class AutolinkExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new AddressParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
