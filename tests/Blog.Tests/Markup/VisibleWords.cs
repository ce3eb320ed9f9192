using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Tests.Markup;

/// <summary>What must not get lost of a text: Han characters and Latin words, each as often as it stands there.</summary>
internal static partial class VisibleWords
{
    private static readonly string[] Spoken = ["alt", "title", "href", "src", "id", "class", "start", "width", "height", "data-lang", "open"];

    /// <summary>The Han characters and Latin words that stand more often in <paramref name="source"/> than in <paramref name="shown"/>.</summary>
    public static List<string> Lost(string source, string shown) =>
        [.. Counted(source).Where(word => word.Count > Occurrences(shown, word.Word)).Select(word => word.Word)];

    /// <summary>What the body of a post has lost on its page: its text without what no reader is meant to see, against the page and its title.</summary>
    public static List<string> LostFromPage(string body, string title, string html) => Lost(Hidden().Replace(body, " "), title + "\n" + OfHtml(html));

    /// <summary>What a text that was made of another has lost of it, but for what no reader of either is meant to see.</summary>
    public static List<string> LostFromText(string before, string after) => Lost(Hidden().Replace(before, " "), after);

    /// <summary>The text of a page with the attributes that a reader sees, hears or follows.</summary>
    public static string OfHtml(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
        var attributes = body.QuerySelectorAll("*").SelectMany(element => Spoken.Select(name => element.GetAttribute(name))).OfType<string>();
        return body.TextContent + "\n" + string.Join('\n', attributes.Select(Uri.UnescapeDataString));
    }

    private static IEnumerable<(string Word, int Count)> Counted(string text) =>
        Words().Matches(text).CountBy(match => match.Value).Select(pair => (pair.Key, pair.Value));

    private static int Occurrences(string text, string word)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)) count++;
        return count;
    }

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKUnifiedIdeographsExtensionA}]|[A-Za-z]{2,}")]
    private static partial Regex Words();

    /// <summary>
    /// What no reader is meant to see: comments, marks of contents, scripts and style sheets; tags; entities; definitions of links and abbreviations; destinations of links, targets of wiki links
    /// with a text of their own; labels of footnotes and equations; kinds of callouts and containers; the language of code, and attributes in braces.
    /// </summary>
    [GeneratedRegex("""
        <!--[\s\S]*?-->
        |(?<![a-z0-9%])%%(?![\s%])[^\n]*?(?<!\s)%%(?![a-z0-9%])
        |^[ >]*%%[ ]*$[\s\S]*?%%[ ]*$
        |^[ ]*(?:\[\[?_?TOC_?\]?\]|@\[TOC\](?:\([^()\n]*\))?|\$\{TOC\}|\{:\s*TOC\s*\}|[*+-][ ].*\n[ ]*\{:\s*TOC\s*\})[ ]*$
        |<(script|style)\b[\s\S]*?</\1>
        |</?[a-z][a-z0-9]*(?:\s(?:[^<>"'\n]|"[^"]*"|'[^']*'|\n(?!\s*\n))*)?\s*/?>
        |&(?:[a-z]+|\#\d+|\#x[0-9a-f]+);
        |^[ >]*\*?\[(?!\^)[^\]\n]*\]:[ \t]*\S+(?:[ \t]+["'(].*)?$
        |\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=[\s)])
        |\[\[[^\]|\n]*\|
        |\]\[[^\]\n]*\]
        |\#\^[\w-]+(?=\]\])
        |\[[\^!][^\]\n]*\]
        |(?<=^[ >]*(?:```|~~~)`*[ ]*)[\w+\#]+
        |(?<=^[ >]*(?:```|~~~)[^\n]*)(?:\{[^}\n]*\}|\w+(?==))
        |^[ >]*:::+[ ]*\{?\w+
        |\\(?:eq)?ref\{[^}\n]*\}|\\label(?=\{)
        |\{[:#][^}\n]*\}
        """, RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Hidden();
}
