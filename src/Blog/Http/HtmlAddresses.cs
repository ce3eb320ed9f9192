using System.Text.RegularExpressions;

namespace Blog.Http;

/// <summary>The addresses that stand in HTML: href, src, poster, action and the candidates of srcset. Comments and text are left alone.</summary>
internal static partial class HtmlAddresses
{
    // Neither is generated: only the engine without backtracking reads hostile HTML in linear time, and it is built at run time.
    private static readonly Regex StartTag = new("""<!--[\s\S]*?-->|<[a-zA-Z][^\s/>]*\s(?:[^>"']|"[^"]*"|'[^']*')*>""", RegexOptions.NonBacktracking);

    /// <summary>Every attribute is taken whole, so that nothing within another one's quotes is taken for an address.</summary>
    private static readonly Regex Attribute = new(
        """\s(?:(?:href|src|poster|action|(?<list>srcset))\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'>]+))|[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    /// <summary>Gives every address to <paramref name="change"/> and puts what it answers in its place. Both are as they stand in HTML.</summary>
    public static string Replace(string html, Func<string, string> change) => StartTag.Replace(html, tag =>
        tag.Value.StartsWith("<!", StringComparison.Ordinal) ? tag.Value : Attribute.Replace(tag.Value, attribute => Changed(attribute, change)));

    /// <summary>A path from the root of the site, which <c>//example.org</c> is not.</summary>
    public static bool IsFromRoot(string address) => address is ['/', ..] and not ['/', '/' or '\\', ..];

    private static string Changed(Match attribute, Func<string, string> change)
    {
        var value = attribute.Groups["value"];
        if (!value.Success) return attribute.Value;
        var changed = attribute.Groups["list"].Success ? Candidate().Replace(value.Value, candidate => change(candidate.Value)) : change(value.Value);
        return attribute.Value[..(value.Index - attribute.Index)] + changed + attribute.Value[(value.Index - attribute.Index + value.Length)..];
    }

    /// <summary>An address of <c>a.png 1x, b.png 2x</c>: what stands before a descriptor or a comma.</summary>
    [GeneratedRegex(@"(?=[^\s,])(?<=^\s*|,\s+)(?:\S*[^\s,]|[^\s,])")]
    private static partial Regex Candidate();
}
