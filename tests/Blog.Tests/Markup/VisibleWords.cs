using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Tests.Markup;

/// <summary>Text as a bag of what must not get lost: Han characters one by one, Latin words and numbers of two characters and more.</summary>
internal static partial class VisibleWords
{
    public static Dictionary<string, int> In(string text)
    {
        var words = new Dictionary<string, int>();
        foreach (Match match in Word().Matches(text)) words[match.Value] = words.GetValueOrDefault(match.Value) + 1;
        return words;
    }

    /// <summary>What the first has more of than the second.</summary>
    public static List<string> Lost(Dictionary<string, int> source, Dictionary<string, int> shown) =>
        [.. source.Where(word => word.Value > shown.GetValueOrDefault(word.Key)).Select(word => word.Key)];

    /// <summary>The text of a page with the attributes that a reader sees or hears; the formulas are their LaTeX, once.</summary>
    public static string OfHtml(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
        var attributes = body.QuerySelectorAll("*").SelectMany(element => Spoken.Select(name => element.GetAttribute(name))).OfType<string>();
        return body.TextContent + "\n" + string.Join('\n', attributes);
    }

    private static readonly string[] Spoken = ["alt", "title", "href", "src", "id", "class", "start", "width", "height"];

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKUnifiedIdeographsExtensionA}]|[A-Za-z]{2,}")]
    private static partial Regex Word();
}
