using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>Small moves on a syntax tree that Markdig leaves to its users.</summary>
internal static class Tree
{
    /// <summary>Puts <paramref name="replacement"/> in the place of a block.</summary>
    public static void ReplaceBy(this Block block, Block replacement)
    {
        var parent = block.Parent!;
        var index = parent.IndexOf(block);
        parent.RemoveAt(index);
        parent.Insert(index, replacement);
    }

    /// <summary>Every inline of a document, containers before what they hold.</summary>
    public static IEnumerable<T> Inlines<T>(this MarkdownObject root) where T : Inline => root.InOrder().OfType<T>();

    /// <summary>Every block below a root in reading order. What stands in lines of text is not looked at.</summary>
    public static IEnumerable<T> Blocks<T>(this MarkdownObject root) where T : Block
    {
        var waiting = new Stack<MarkdownObject>();
        PushBlocks(root, waiting);
        while (waiting.TryPop(out var item))
        {
            if (item is T block) yield return block;
            PushBlocks(item, waiting);
        }
    }

    public static LiteralInline Literal(string text, Inline from) =>
        new(text) { Span = from.Span, Line = from.Line, Column = from.Column, IsClosed = true };

    /// <summary>
    /// A root and everything below it in reading order. Markdig's own walk goes back along the line, gives inlines at several depths in another order,
    /// and misses what stands before an inline that was put into a group.
    /// </summary>
    public static IEnumerable<MarkdownObject> InOrder(this MarkdownObject root)
    {
        var waiting = new Stack<MarkdownObject>([root]);
        while (waiting.TryPop(out var item))
        {
            yield return item;
            if (item is LeafBlock { Inline: { } inline }) waiting.Push(inline);
            else if (item is ContainerInline container) PushInlines(container, waiting);
            else PushBlocks(item, waiting);
        }
    }

    private static void PushBlocks(MarkdownObject item, Stack<MarkdownObject> waiting)
    {
        if (item is not ContainerBlock container) return;
        for (var i = container.Count - 1; i >= 0; i--) waiting.Push(container[i]);
    }

    /// <summary>From the first child on: Markdig's links back are wrong beside an inline that was put into a group.</summary>
    private static void PushInlines(ContainerInline container, Stack<MarkdownObject> waiting)
    {
        foreach (var child in container.Reverse()) waiting.Push(child);
    }
}
