using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Every block below a root, containers before what they hold.</summary>
    public static IEnumerable<T> Blocks<T>(this MarkdownObject root) where T : Block
    {
        var waiting = new List<MarkdownObject>();
        Add(waiting, root as ContainerBlock);
        while (TryTake(waiting, out var item))
        {
            if (item is T wanted) yield return wanted;
            Add(waiting, item as ContainerBlock);
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
        var waiting = new List<MarkdownObject> { root };
        while (TryTake(waiting, out var item))
        {
            yield return item;
            if (item is LeafBlock { Inline: { } line }) waiting.Add(line);
            Add(waiting, item as ContainerBlock);
            Add(waiting, item as ContainerInline);
        }
    }

    // Every pass over every document comes through here, so there is no LINQ in it.
    private static bool TryTake(List<MarkdownObject> waiting, [MaybeNullWhen(false)] out MarkdownObject item)
    {
        item = waiting.Count == 0 ? null : waiting[^1];
        if (item is null) return false;
        waiting.RemoveAt(waiting.Count - 1);
        return true;
    }

    /// <summary>The children, the first on top.</summary>
    private static void Add(List<MarkdownObject> waiting, ContainerBlock? container)
    {
        for (var i = (container?.Count ?? 0) - 1; i >= 0; i--) waiting.Add(container![i]);
    }

    /// <summary>The children, the first on top; found forward, the one direction in which a line is whole.</summary>
    private static void Add(List<MarkdownObject> waiting, ContainerInline? container)
    {
        var start = waiting.Count;
        for (var child = container?.FirstChild; child is not null; child = child.NextSibling) waiting.Add(child);
        waiting.Reverse(start, waiting.Count - start);
    }
}
