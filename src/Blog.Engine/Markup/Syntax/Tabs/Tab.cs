using Blog.Engine.Markup.Model;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Tabs;

/// <summary>One of several texts that stand in one place: the same program in another language, the same step on another system.</summary>
internal sealed class Tab(BlockParser? parser) : ContainerBlock(parser), IBlockNode
{
    public required string Title { get; init; }

    /// <summary>It begins a set, even where another stands right before it (<c>===!</c>).</summary>
    public bool IsFirst { get; init; }

    /// <summary>It is open when the page is (<c>===+</c>).</summary>
    public bool IsChosen { get; init; }

    public void Outline(OutlineText outline)
    {
        outline.Line(Title);
        outline.Held(this);
    }
}

/// <summary>Tabs of which one is seen at a time.</summary>
internal sealed class TabSet() : ContainerBlock(null);

/// <summary>The line that begins a tab in a <c>:::</c> container: <c>@tab 标题</c>, <c>== 标题</c>.</summary>
internal sealed class TabMark(BlockParser parser) : LeafBlock(parser)
{
    public required string Title { get; init; }
}
