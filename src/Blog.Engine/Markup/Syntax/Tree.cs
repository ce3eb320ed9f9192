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
    public static IEnumerable<T> Inlines<T>(this MarkdownObject root) where T : Inline
    {
        for (var walk = new TreeWalk(root, intoLines: true); walk.TryNext(out var item);)
        {
            if (item is T wanted) yield return wanted;
        }
    }

    /// <summary>Every block below a root, containers before what they hold.</summary>
    public static IEnumerable<T> Blocks<T>(this MarkdownObject root) where T : Block
    {
        for (var walk = new TreeWalk(root, intoLines: false); walk.TryNext(out var item);)
        {
            if (item is T wanted && item != root) yield return wanted;
        }
    }

    /// <summary>A root and everything below it in reading order.</summary>
    public static IEnumerable<MarkdownObject> InOrder(this MarkdownObject root)
    {
        for (var walk = new TreeWalk(root, intoLines: true); walk.TryNext(out var item);) yield return item;
    }

    public static LiteralInline Literal(string text, Inline from) =>
        new(text) { Span = from.Span, Line = from.Line, Column = from.Column, IsClosed = true };
}
