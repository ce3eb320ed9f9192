using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Callouts;

/// <summary>The marker of a callout: <c>[!kind]</c> at the start of a quote, with <c>+</c> or <c>-</c> behind it when it folds.</summary>
internal sealed partial class CalloutMarkerParser : InlineParser
{
    public CalloutMarkerParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() is not '!' || processor.Inline is not null) return false;
        if (processor.Block is not ParagraphBlock { Parent: QuoteBlock quote } paragraph || quote[0] != paragraph || paragraph.Inline?.FirstChild is not null) return false;
        var match = Mark().Match(slice.AsSpan()[..int.Min(slice.Length, 80)].ToString());
        if (!match.Success) return false;
        quote.SetData(typeof(CalloutMarker), new CalloutMarker(match.Groups[1].Value, FoldOf(match.Groups[2].Value)));
        slice.Start += match.Length;
        return true;
    }

    private static Fold FoldOf(string mark) => mark switch
    {
        "+" => Fold.Open,
        "-" => Fold.Closed,
        _ => Fold.None,
    };

    [GeneratedRegex(@"^\[!([\p{L}\d_-]+)(?:\|[^\]\n]*)?\]([+-]?)(?=\s|$)[ \t]*")]
    private static partial Regex Mark();
}

internal sealed record CalloutMarker(string Word, Fold Fold);
