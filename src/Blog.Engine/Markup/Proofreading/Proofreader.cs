using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Proofreading;

/// <summary>Syntax tree → proof. The tree is as it was parsed: nothing is embedded, no heading was moved.</summary>
internal static class Proofreader
{
    public static Proof Read(MarkdownDocument document, MarkdownBody body)
    {
        var text = body.Text;
        var words = Prose.Of(document, text);
        return new(
            [.. HalfWidthPunctuation.In(words, text, body), .. HeadingJumps.In(document, body), .. UnclosedFormulas.In(document, words, text, body)],
            [.. Suppression.In(document, text, body)],
            [.. ExternalLinks(document, body)]);
    }

    private static IEnumerable<ExternalLink> ExternalLinks(MarkdownDocument document, MarkdownBody body) => document.Inlines<Inline>()
        .Select(inline => (Url: inline is LinkInline link ? link.Url : (inline as AutolinkInline)?.Url, inline.Span.Start))
        .Where(link => link.Url is not null && Destination.From(link.Url).Kind is DestinationKind.External)
        .Select(link => new ExternalLink(link.Url!, body.PlaceAt(link.Start)));
}
