using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Tests.Markup;

/// <summary>What must not get lost of a text: Han characters, each as often as it stands there, and Latin words.</summary>
internal static partial class VisibleWords
{
    private static readonly string[] Spoken = ["alt", "title", "href", "src", "id", "class", "start", "width", "height"];

    /// <summary>The Han characters and Latin words of <paramref name="source"/> that <paramref name="shown"/> has not.</summary>
    public static List<string> Lost(string source, string shown)
    {
        var (wanted, found) = (Count(source), Count(shown));
        var latin = Latin().Matches(source).Select(match => match.Value).Distinct().Where(word => !shown.Contains(word, StringComparison.Ordinal));
        return [.. wanted.Where(han => han.Value > found.GetValueOrDefault(han.Key)).Select(han => han.Key), .. latin];
    }

    /// <summary>The text of a page with the attributes that a reader sees, hears or follows.</summary>
    public static string OfHtml(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
        var attributes = body.QuerySelectorAll("*").SelectMany(element => Spoken.Select(name => element.GetAttribute(name))).OfType<string>();
        return body.TextContent + "\n" + string.Join('\n', attributes.Select(Uri.UnescapeDataString));
    }

    private static Dictionary<string, int> Count(string text) =>
        Han().Matches(text).GroupBy(match => match.Value).ToDictionary(group => group.Key, group => group.Count());

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKUnifiedIdeographsExtensionA}]")]
    private static partial Regex Han();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Latin();
}
