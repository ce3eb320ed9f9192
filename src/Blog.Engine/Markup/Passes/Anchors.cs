using System.Collections.Immutable;
using Blog.Engine.Markup.Syntax;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Passes;

/// <summary>The places of a page that a fragment may name: headings by id or by text, and everything else that has an id.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, string> byName = [];

    public static Anchors Of(MarkdownDocument document)
    {
        var anchors = new Anchors();
        foreach (var item in document.InOrder())
        {
            foreach (var name in IdsOf(item)) anchors.byName.TryAdd(name, name);
            if (item is HeadingBlock heading && heading.TryGetAttributes()?.Id is { } id) anchors.byName.TryAdd(VisibleText.Of(heading.Inline).Trim(), id);
        }
        return anchors;
    }

    /// <summary>The id that a fragment means, or null.</summary>
    public string? Find(string fragment) =>
        byName.GetValueOrDefault(fragment) ?? byName.GetValueOrDefault(HeadingIds.From(fragment)) ?? byName.GetValueOrDefault(fragment.TrimStart('^'));

    /// <summary>Ids of a document besides those of its headings.</summary>
    public static ImmutableArray<string> BesidesHeadings(MarkdownDocument document) =>
        [.. document.InOrder().Where(item => item is not HeadingBlock).SelectMany(IdsOf).Distinct()];

    /// <summary>The names that a node says it has, else the id of its element.</summary>
    public static IEnumerable<string> IdsOf(MarkdownObject item) =>
        item is IAnchored { Anchors: { IsEmpty: false } names } ? names : item.TryGetAttributes()?.Id is { } id ? [id] : [];
}
