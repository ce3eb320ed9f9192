using System.Net;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.RawHtml;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Passes;

/// <summary>
/// What an author's own HTML names beside the source of an image (<see cref="RawImages"/>): what a video or a sound plays, the picture before it, the candidates of <c>srcset</c>, and what
/// a link leads to. Expects filtered HTML.
/// </summary>
internal static partial class RawFiles
{
    public static IEnumerable<LinkReference> ReferencesIn(MarkdownDocument document, MarkdownBody body)
    {
        var found = new List<LinkReference>();
        foreach (var block in document.Blocks<RawBlock>()) Collect(block.Html, block.Span.Start);
        foreach (var inline in document.Inlines<RawInline>()) Collect(inline.Html, inline.Span.Start);
        return found;

        void Collect(string html, int offset) => Rewritten(html, body.PlaceAt(offset), reference =>
        {
            found.Add(reference);
            return null;
        });
    }

    /// <summary>Puts in the place of every address that leads within the site the one that <paramref name="settle"/> gives, where it gives one.</summary>
    public static void Rewrite(MarkdownDocument document, MarkdownBody body, Func<LinkReference, string?> settle)
    {
        foreach (var block in document.Blocks<RawBlock>()) block.Html = Rewritten(block.Html, body.PlaceAt(block.Span.Start), settle);
        foreach (var inline in document.Inlines<RawInline>()) inline.Html = Rewritten(inline.Html, body.PlaceAt(inline.Span.Start), settle);
    }

    private static string Rewritten(string html, Place place, Func<LinkReference, string?> settle) =>
        Tag().Replace(html, tag => Attribute().Replace(tag.Value, attribute =>
        {
            var (name, value) = (attribute.Groups["name"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value));
            if (!Names(tag.Groups["tag"].Value, name)) return attribute.Value;
            var written = name.Equals("srcset", StringComparison.OrdinalIgnoreCase)
                ? string.Join(',', value.Split(',').Select(candidate => Candidate().Replace(candidate, first => first.Groups["space"].Value + (Settled(first.Groups["address"].Value) ?? first.Groups["address"].Value))))
                : Settled(value);
            return written is null || written == value ? attribute.Value : $" {name}=\"{WebUtility.HtmlEncode(written)}\"";

            string? Settled(string address) =>
                Destination.From(address) is { Kind: DestinationKind.Internal, Path.Length: > 0 } destination
                    ? settle(new(name.Equals("href", StringComparison.OrdinalIgnoreCase) ? LinkKind.Inline : LinkKind.Image, destination.Path, destination.Fragment, place))
                    : null;
        }));

    private static bool Names(string tag, string attribute) => (tag.ToLowerInvariant(), attribute.ToLowerInvariant()) switch
    {
        ("a", "href") or ("img" or "source", "srcset") or ("video" or "audio" or "source" or "track", "src") or ("video", "poster") => true,
        _ => false,
    };

    [GeneratedRegex("""<(?<tag>a|img|video|audio|source|track)\s(?:[^<>"]|"[^"]*")*>""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("""\s(?<name>href|src|srcset|poster)="(?<value>[^"]*)""" + "\"", RegexOptions.IgnoreCase)]
    private static partial Regex Attribute();

    /// <summary>The address of a candidate, before its width or density.</summary>
    [GeneratedRegex(@"^(?<space>\s*)(?<address>\S+)")]
    private static partial Regex Candidate();
}
