using System.Text.RegularExpressions;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing;

/// <summary>The address of a link or an image in a text: [<paramref name="Start"/>, <paramref name="Start"/> + length of <paramref name="Address"/>).</summary>
internal readonly record struct WrittenLink(int Start, string Address, bool IsImage, bool IsHtml);

/// <summary>Finds addresses in Markdown: links, images, definitions, and <c>src</c>, <c>href</c> and <c>poster</c> of HTML; not in code.</summary>
internal static partial class LinkScan
{
    public static IEnumerable<WrittenLink> Of(string text)
    {
        var code = CodeRanges.Of(text);
        return Found(text).Where(link => !code.Contains(link.Start)).OrderBy(link => link.Start);
    }

    /// <summary>The text with other addresses.</summary>
    /// <param name="text">Markdown.</param>
    /// <param name="change">The new address, as it shall stand in the text; null leaves it.</param>
    public static string Rewrite(string text, Func<WrittenLink, string?> change)
    {
        var result = new System.Text.StringBuilder(text.Length);
        var at = 0;
        foreach (var link in Of(text))
        {
            if (link.Start < at || change(link) is not { } address) continue;
            result.Append(text, at, link.Start - at).Append(address);
            at = link.Start + link.Address.Length;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    private static IEnumerable<WrittenLink> Found(string text) =>
        Inline().Matches(text).Select(match => Link(match, match.Groups["image"].Length > 0, isHtml: false))
            .Concat(Definition().Matches(text).Select(match => Link(match, isImage: false, isHtml: false)))
            .Concat(Attribute().Matches(text).Select(match => Link(match, match.Groups["tag"].Value.Equals("img", StringComparison.OrdinalIgnoreCase), isHtml: true)));

    private static WrittenLink Link(Match match, bool isImage, bool isHtml) => new(match.Groups["address"].Index, match.Groups["address"].Value, isImage, isHtml);

    /// <summary>The text in brackets may hold one level of brackets, as an image within a link has; the address may hold one of parentheses, and spaces before a known end.</summary>
    [GeneratedRegex("""(?:(?<image>!)?(?<!\\)\[(?:[^\[\]\\\n]|\\.|\n(?!\s*\n)|\[(?:[^\[\]\\\n]|\\.)*\](?:\([^()\n]*\))?)*\]|(?<=\)|\])\])\([ \t]*(?:<(?<address>[^<>\n]+)>|(?<address>[^\s()<>"']*(?:\([^\s()]*\)[^\s()]*)*(?:[ ][^\s()"']+)*))(?:[ \t\n]+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\([^()]*\)|=\S+))?[ \t]*\)""")]
    private static partial Regex Inline();

    [GeneratedRegex(@"(?<=^|\n)[ >]{0,6}\[(?!\^)[^\]\n]+\]:[ \t]+<?(?<address>[^\s<>]+)")]
    private static partial Regex Definition();

    [GeneratedRegex("""<(?<tag>[a-z]\w*)\b(?:[^<>"']|"[^"]*"|'[^']*')*?\s(?:src|href|poster|data-src)\s*=\s*(?:"(?<address>[^"]+)"|'(?<address>[^']+)')""", RegexOptions.IgnoreCase)]
    private static partial Regex Attribute();
}
