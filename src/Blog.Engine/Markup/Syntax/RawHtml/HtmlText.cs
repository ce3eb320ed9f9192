using System.Net;
using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.RawHtml;

/// <summary>The visible text of filtered HTML.</summary>
internal static partial class HtmlText
{
    public static string Of(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " ")).Trim();

    [GeneratedRegex("""<(?:[^<>"]|"[^"]*")*>""")]
    private static partial Regex Tag();
}
