using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.WikiLinks;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Passes;

/// <summary>The links of a document that lead within the site, as the author wrote them.</summary>
internal static class LinkReferences
{
    /// <param name="document">What is parsed.</param>
    /// <param name="body">Where it stands.</param>
    /// <param name="mentions">Where in the outline the text of a link stands.</param>
    public static IEnumerable<LinkReference> Of(MarkdownDocument document, MarkdownBody body, IReadOnlyDictionary<Inline, Mention> mentions) =>
        document.Inlines<Inline>().Select(inline => inline switch
        {
            LinkInline link => From(link, body) is { } reference ? reference with { Mention = mentions.GetValueOrDefault(inline) } : null,
            WikiLinkInline wiki => From(wiki, body) with { Mention = mentions.GetValueOrDefault(inline) },
            _ => null,
        }).OfType<LinkReference>().Concat(RawImages.ReferencesIn(document, body)).Concat(RawFiles.ReferencesIn(document, body));

    /// <summary>Null when the link leaves the site or names nothing. A link within the page has an empty target.</summary>
    public static LinkReference? From(LinkInline link, MarkdownBody body) =>
        Destination.From(link.Url) is { Kind: DestinationKind.Internal or DestinationKind.SamePage } destination && destination.Path.Length + (destination.Fragment?.Length ?? 0) > 0
            ? new(link.IsImage ? LinkKind.Image : LinkKind.Inline, destination.Path, destination.Fragment, body.PlaceAt(link.Span.Start))
            : null;

    public static LinkReference From(WikiLinkInline link, MarkdownBody body) =>
        new(!link.IsEmbed ? LinkKind.Wiki : Destination.IsImage(link.Target) ? LinkKind.Image : LinkKind.Embed, link.Target, link.Fragment, body.PlaceAt(link.Span.Start));
}
