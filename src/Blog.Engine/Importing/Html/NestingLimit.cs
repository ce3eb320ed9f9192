using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Blog.Engine.Importing.Html;

/// <summary>
/// HTML without the tags that would nest deeper than what a person writes. Their text stays. Deeper trees take a time that is the square of their
/// depth to build, and a stack to go through.
/// </summary>
internal static partial class NestingLimit
{
    private const int Deepest = 60;

    /// <summary>Elements that have no content, or that end by themselves where the next of their kind begins.</summary>
    private static readonly FrozenSet<string> Flat = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup");

    public static string Apply(string html)
    {
        var (depth, open) = (0, new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        return Tag().Replace(html, tag =>
        {
            var name = tag.Groups["name"].Value;
            if (Flat.Contains(name)) return tag.Value;
            var isEnd = tag.Groups["end"].Success;
            if (isEnd && open.GetValueOrDefault(name) == 0) return ""; // of nothing: a parser would look through all that is open for it
            open[name] = open.GetValueOrDefault(name) + (isEnd ? -1 : 1);
            return (isEnd ? depth-- : ++depth) > Deepest ? "" : tag.Value;
        });
    }

    [GeneratedRegex(@"<(?<end>/)?(?<name>[A-Za-z][A-Za-z0-9:-]{0,40})[^<>]*>")]
    private static partial Regex Tag();
}
