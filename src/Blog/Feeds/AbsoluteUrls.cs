using System.Text.RegularExpressions;

namespace Blog.Feeds;

/// <summary>A feed is read away from the site, so every address in it must be whole; this holds for raw HTML of authors too.</summary>
internal static partial class AbsoluteUrls
{
    /// <summary>Makes the addresses in <paramref name="html"/> absolute as seen from <paramref name="page"/>; one that is no address stays as it is.</summary>
    public static string In(string html, Uri page) => Attribute().Replace(html, match => Whole(match.Value, page));

    private static string Whole(string address, Uri page) =>
        Uri.TryCreate(page, address, out var whole) && whole.Scheme.StartsWith("http", StringComparison.Ordinal) ? whole.AbsoluteUri : address;

    /// <summary>The value of href, src and poster in a start tag; quoted values before it may hold a <c>&gt;</c>.</summary>
    [GeneratedRegex("""(?<=<[a-zA-Z](?:[^>"]|"[^"]*")*?\s(?:href|src|poster)=")[^"]*(?=")""", RegexOptions.None, 2000)]
    private static partial Regex Attribute();
}
