using System.Collections.Immutable;
using Blog.Engine.Markup.Formulas;
using Blog.Engine.Markup.Headings;
using Blog.Engine.Markup.Syntax;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Links;

/// <summary>The places of a page that a fragment may name: headings by id or by text, and everything else that has an id.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, string> byName = [];

    public static Anchors Of(MarkdownDocument document)
    {
        var anchors = new Anchors();
        foreach (var item in document.InOrder())
        {
            if (item.TryGetAttributes()?.Id is not { } id) continue;
            anchors.byName.TryAdd(id, id);
            if (item is HeadingBlock heading) anchors.byName.TryAdd(VisibleText.Of(heading.Inline).Trim(), id);
        }
        foreach (var id in RawIds(document)) anchors.byName.TryAdd(id, id);
        return anchors;
    }

    /// <summary>The id that a fragment means, or null.</summary>
    public string? Find(string fragment) =>
        byName.GetValueOrDefault(fragment) ?? byName.GetValueOrDefault(HeadingIds.From(fragment)) ?? byName.GetValueOrDefault(fragment.TrimStart('^'));

    /// <summary>Ids of a document besides those of its headings.</summary>
    public static ImmutableArray<string> BesidesHeadings(MarkdownDocument document) =>
        [.. document.InOrder().Where(item => item is not HeadingBlock).Select(item => item.TryGetAttributes()?.Id).OfType<string>().Concat(RawIds(document)).Distinct()];

    private static IEnumerable<string> RawIds(MarkdownDocument document) =>
        document.InOrder().Select(Raw).OfType<string>().SelectMany(RawHtml.HtmlTags.IdsIn);

    private static string? Raw(MarkdownObject item) => item switch
    {
        RawHtml.RawBlock block => block.Html,
        RawHtml.RawInline inline => inline.Html,
        _ => null,
    };
}
