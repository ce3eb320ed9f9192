using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.RawHtml;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Proofreading;

/// <summary>
/// What a comment in a post says to <c>check</c>: <c>&lt;!-- check-disable-next-line BLOG113 -- why --&gt;</c>, also <c>-line</c>, <c>-file</c>, or
/// nothing for all that follows, up to a <c>check-enable</c>. Without codes it means every rule.
/// </summary>
/// <param name="Code">The rule; null for every rule.</param>
/// <param name="FirstLine">Lines of the file, from 1; findings about the file as a whole are on line 0.</param>
/// <param name="LastLine">The last line that it covers.</param>
/// <param name="Place">The comment.</param>
public sealed partial record Suppression(string? Code, int FirstLine, int LastLine, Place Place)
{
    public bool Covers(Diagnostic diagnostic) =>
        (Code is null || Code == diagnostic.Code) && diagnostic.Place.Line >= FirstLine && diagnostic.Place.Line <= LastLine;

    internal static IEnumerable<Suppression> In(MarkdownDocument document, string text, MarkdownBody body)
    {
        var orders = Spans(document).SelectMany(span => OrdersIn(span, text, body)).ToList();
        return orders.SelectMany((order, index) => order.Codes.Select(code => Of(order, code, orders.Skip(index + 1)))).OfType<Suppression>();
    }

    /// <summary>Where HTML stands, so that a comment in a code block is code.</summary>
    private static IEnumerable<SourceSpan> Spans(MarkdownDocument document) =>
        document.InOrder().Where(node => node is RawBlock or RawInline).Select(node => node.Span).Where(span => !span.IsEmpty);

    private static IEnumerable<Order> OrdersIn(SourceSpan span, string text, MarkdownBody body) =>
        Comment().Matches(text[span.Start..Math.Min(span.End + 1, text.Length)]).Select(comment => new Order(
            comment.Groups["verb"].Value.ToLowerInvariant(),
            Codes(comment.Groups["code"].Captures.Select(code => code.Value.ToUpperInvariant())),
            body.PlaceAt(span.Start + comment.Index)));

    private static ImmutableArray<string?> Codes(IEnumerable<string> written) => written.ToImmutableArray<string?>() is { IsEmpty: false } codes ? codes : [null];

    private static Suppression? Of(Order order, string? code, IEnumerable<Order> later) => order.Verb switch
    {
        "disable-file" => new(code, 0, int.MaxValue, order.Place),
        "disable-line" => new(code, order.Place.Line, order.Place.Line, order.Place),
        "disable-next-line" => new(code, order.Place.Line + 1, order.Place.Line + 1, order.Place),
        "disable" => new(code, order.Place.Line, later.FirstOrDefault(end => end.Ends(code))?.Place.Line ?? int.MaxValue, order.Place),
        _ => null,
    };

    private sealed record Order(string Verb, ImmutableArray<string?> Codes, Place Place)
    {
        public bool Ends(string? code) => Verb is "enable" && (Codes is [null] || Codes.Contains(code));
    }

    [GeneratedRegex(@"<!--\s*check-(?<verb>disable-file|disable-next-line|disable-line|disable|enable)(?:[\s,]+(?<code>[A-Za-z]+\d+))*\s*(?:--\s[^>]*|：[^>]*)?-->", RegexOptions.IgnoreCase)]
    private static partial Regex Comment();
}
