using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Tabs;

/// <summary>Tabs that work without script. Stands before callouts, which report containers they do not know.</summary>
internal sealed class TabExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new TabParser());
        pipeline.BlockParsers.Insert(0, new TabMarkParser());
        pipeline.DocumentProcessed += document =>
        {
            foreach (var container in document.Blocks<CustomContainer>().ToList()) TabContainer.Shape(container);
            foreach (var tab in document.Blocks<Tab>().Where(tab => tab.Parent is not TabSet).ToList()) Gather(tab);
        };
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new TabSetRenderer());

    /// <summary>Puts a tab into the set right before it, or into a new one.</summary>
    private static void Gather(Tab tab)
    {
        var (parent, at) = (tab.Parent!, tab.Parent!.IndexOf(tab));
        var set = !tab.IsFirst && at > 0 && parent[at - 1] is TabSet before ? before : null;
        parent.RemoveAt(at);
        if (set is null) parent.Insert(at, set = new TabSet { Span = tab.Span, Line = tab.Line, Column = tab.Column });
        set.Add(tab);
    }
}
