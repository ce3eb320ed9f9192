using System.Diagnostics.CodeAnalysis;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>
/// A walk through a syntax tree in reading order, containers before what they hold. Markdig's own goes back along the line, gives inlines at several depths in
/// another order, and misses what stands before an inline that was put into a group. What is below an item is looked at when the next one is asked for, so that
/// it may be changed before; of a container whose items were begun, a change is not seen. Every pass over every document comes through here.
/// </summary>
internal struct TreeWalk(MarkdownObject root, bool intoLines)
{
    private readonly List<Entry> waiting = [new(root)];
    private MarkdownObject? last;

    public bool TryNext([MaybeNullWhen(false)] out MarkdownObject item)
    {
        if (last is not (null or LiteralInline)) AddBelow(last);
        last = item = waiting.Count == 0 ? null : waiting[^1].Item;
        if (item is null) return false;
        waiting.RemoveAt(waiting.Count - 1);
        return true;
    }

    private readonly void AddBelow(MarkdownObject item)
    {
        if (item is ContainerInline inlines) Add(inlines);
        else if (item is ContainerBlock blocks) Add(blocks);
        else if (intoLines && item is LeafBlock { Inline: { } line }) waiting.Add(new(line));
    }

    /// <summary>The children, the first on top.</summary>
    private readonly void Add(ContainerBlock container)
    {
        for (var i = container.Count - 1; i >= 0; i--) waiting.Add(new(container[i]));
    }

    /// <summary>The children, the first on top; found forward, the one direction in which a line is whole.</summary>
    private readonly void Add(ContainerInline container)
    {
        var start = waiting.Count;
        for (var child = container.FirstChild; child is not null; child = child.NextSibling) waiting.Add(new(child));
        waiting.Reverse(start, waiting.Count - start);
    }

    /// <summary>Spares the list the check of what is put into it: an array of objects might be one of some other class of them.</summary>
    private readonly record struct Entry(MarkdownObject Item);
}
