using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Engine.Publishing;

/// <summary>The target of a link as authors and other engines write it, made into paths that a folder can have.</summary>
internal static partial class LinkText
{
    /// <summary>Another site, or a scheme that is no file of ours. One letter before a colon is a drive: <c>H:/notes/x.png</c>.</summary>
    public static bool IsExternal(string target) => Scheme().IsMatch(target);

    /// <summary>
    /// The paths a target may mean, the most literal first: as it stands and percent-decoded, without query, without Liquid or shortcode around it,
    /// without <c>.html</c>, without <c>index</c>.
    /// </summary>
    public static IEnumerable<string> Readings(string target)
    {
        var plain = Unwrapped(target);
        if (plain.IndexOf('?', StringComparison.Ordinal) is var query and >= 0) plain = plain[..query];
        return plain.Contains('%', StringComparison.Ordinal) ? new[] { plain, Decoded(plain) }.SelectMany(WithoutEndings).Distinct() : WithoutEndings(plain);
    }

    /// <summary>Names are compared in NFC without regard to case.</summary>
    public static string Key(string name) => name.Normalize(NormalizationForm.FormC).ToUpperInvariant();

    /// <summary>Ids and headings are compared by their letters and digits alone: engines differ in all the rest.</summary>
    public static string Loose(string text) => Key(string.Concat(text.EnumerateRunes().Where(System.Text.Rune.IsLetterOrDigit)));

    public static string Decoded(string text) => text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;

    /// <summary>The last part of a path without the extension of a post or a page.</summary>
    public static string Name(string path)
    {
        var last = path.TrimEnd('/')[(path.TrimEnd('/').LastIndexOfAny(['/', '\\']) + 1)..];
        return PostEnding().Replace(last, "");
    }

    private static IEnumerable<string> WithoutEndings(string path)
    {
        yield return path;
        if (path.Length == 0 || path[^1] is not ('l' or 'L' or 'm' or 'M' or 'd' or 'x' or 'X' or 'n')) yield break; // none of the endings below
        if (HtmlEnding().Match(path) is { Success: true } html) yield return path[..html.Index];
        if (IndexEnding().Match(path) is { Success: true } index && index.Index > 0) yield return path[..index.Index];
    }

    private static string Unwrapped(string target)
    {
        if (!target.Contains('{', StringComparison.Ordinal) && target is not (['@' or '~', '/', ..])) return target;
        var text = Shortcode().Replace(SiteVariable().Replace(Filtered().Replace(target, "$1"), ""), "$1").Trim();
        return text is ['@' or '~', '/', ..] ? text[1..] : text;
    }

    [GeneratedRegex(@"^(?:[A-Za-z][A-Za-z0-9+.-]+:|//)")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\.html?$", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlEnding();

    [GeneratedRegex(@"/(?:_?index|README)(?:\.(?:html?|md|markdown))?$", RegexOptions.IgnoreCase)]
    private static partial Regex IndexEnding();

    [GeneratedRegex(@"\.(?:md|markdown|mdx|ipynb|html?)$", RegexOptions.IgnoreCase)]
    private static partial Regex PostEnding();

    [GeneratedRegex(@"\{\{-?\s*['""]([^'""]+)['""]\s*\|[^}]*\}\}")]
    private static partial Regex Filtered();

    [GeneratedRegex(@"\{\{-?\s*(?:site|page)\.\w+\s*-?\}\}")]
    private static partial Regex SiteVariable();

    [GeneratedRegex(@"\{[%{][<%-]?\s*(?:link|post_url|post_link|post_path|asset_path|ref|relref)\s+['""]?([^'""\s%>]+)['""]?[^}]*\}+")]
    private static partial Regex Shortcode();
}
