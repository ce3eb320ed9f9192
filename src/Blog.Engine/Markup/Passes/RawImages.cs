using System.Net;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.RawHtml;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Passes;

/// <summary>Images in an author's own HTML (<c>&lt;img src="图.png" style="zoom:50%"&gt;</c>, as Typora scales them). Expects filtered HTML.</summary>
internal static partial class RawImages
{
    public static IEnumerable<LinkReference> ReferencesIn(MarkdownDocument document, MarkdownBody body) =>
        Htmls(document).SelectMany(raw => Image().Matches(raw.Html).Select(tag => Reference(tag.Value, body.PlaceAt(raw.Offset)))).OfType<LinkReference>();

    /// <summary>Replaces every tag whose address leads within the site by what <paramref name="settle"/> makes of it.</summary>
    public static void Rewrite(MarkdownDocument document, MarkdownBody body, Func<string, LinkReference, string> settle)
    {
        foreach (var block in document.Blocks<RawBlock>()) block.Html = Rewritten(block.Html, block.Span.Start);
        foreach (var inline in document.Inlines<RawInline>()) inline.Html = Rewritten(inline.Html, inline.Span.Start);

        string Rewritten(string html, int offset) =>
            Image().Replace(html, tag => Reference(tag.Value, body.PlaceAt(offset)) is { } reference ? settle(tag.Value, reference) : tag.Value);
    }

    /// <summary>The tag with its final address, and with <paramref name="attributes"/> that it does not have.</summary>
    public static string Resolved(string tag, string url, IEnumerable<(string Name, string Value)> attributes)
    {
        var missing = attributes.Where(attribute => ValueOf(tag, attribute.Name) is null).Select(attribute => $" {attribute.Name}=\"{WebUtility.HtmlEncode(attribute.Value)}\"");
        return $"{Source().Replace(tag, $" src=\"{WebUtility.HtmlEncode(url)}\"", 1).TrimEnd('>', '/', ' ')}{string.Concat(missing)}>";
    }

    public static string Missing(string tag, string target) =>
        $"<span class=\"missing-image\"><code>{WebUtility.HtmlEncode(target)}</code> {WebUtility.HtmlEncode(ValueOf(tag, "alt"))}</span>";

    /// <summary>The value of an attribute, decoded; null when the tag has none.</summary>
    public static string? ValueOf(string tag, string name) =>
        Attribute().Matches(tag).FirstOrDefault(match => match.Groups[1].Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? WebUtility.HtmlDecode(found.Groups[2].Value)
            : null;

    private static LinkReference? Reference(string tag, Place place) =>
        ValueOf(tag, "src") is { } source && Destination.From(source) is { Kind: DestinationKind.Internal, Path.Length: > 0 } destination
            ? new(LinkKind.Image, destination.Path, destination.Fragment, place)
            : null;

    private static IEnumerable<(string Html, int Offset)> Htmls(MarkdownDocument document) =>
        document.Blocks<RawBlock>().Select(block => (block.Html, block.Span.Start))
            .Concat(document.Inlines<RawInline>().Select(inline => (inline.Html, inline.Span.Start)));

    [GeneratedRegex("""<img\b(?:[^>"]|"[^"]*")*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Image();

    [GeneratedRegex("""\ssrc="[^"]*""" + "\"", RegexOptions.IgnoreCase)]
    private static partial Regex Source();

    [GeneratedRegex("""\s([\w:-]+)="([^"]*)""" + "\"")]
    private static partial Regex Attribute();
}
