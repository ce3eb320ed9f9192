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

    public static IEnumerable<T> Blocks<T>(this MarkdownObject root) where T : Block =>
        root.Descendants().OfType<T>();

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
            foreach (var child in ChildrenOf(item).Reverse()) waiting.Push(child);
        }
    }

    public static IEnumerable<MarkdownObject> ChildrenOf(MarkdownObject item) => item switch
    {
        ContainerBlock container => container,
        LeafBlock { Inline: { } inline } => [inline],
        ContainerInline container => container,
        _ => [],
    };
}
