namespace Blog.Engine.Publishing;

/// <summary>The path of a page of the site, from the root: segments as Unicode, percent-encoded on the wire.</summary>
public readonly record struct SiteUrl : IComparable<SiteUrl>
{
    private readonly string? path;

    private SiteUrl(string path) => this.path = path;

    public static SiteUrl Root => default;

    /// <summary>The path with every segment percent-encoded, <c>/posts/%E9%9A%8F</c>: what stands in HTML and feeds.</summary>
    public string Encoded => path ?? "/";

    /// <summary>The path as a reader sees it, <c>/posts/随机森林</c>.</summary>
    public string Decoded => Uri.UnescapeDataString(Encoded);

    /// <summary>Joins segments; each may hold anything but an empty string.</summary>
    public static SiteUrl Of(params ReadOnlySpan<string> segments)
    {
        var encoded = new string[segments.Length];
        for (var i = 0; i < segments.Length; i++) encoded[i] = Uri.EscapeDataString(segments[i]);
        return new("/" + string.Join('/', encoded));
    }

    /// <summary>
    /// The page of a term below another one, or below the list of all. A slash within its name is a slash of the address too, as a backslash is: servers and
    /// file names know no other.
    /// </summary>
    public static SiteUrl OfTerm(SiteUrl above, string name, bool isFirst)
    {
        var segments = name.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Select((part, i) => IsOwn(part, isFirst && i == 0) ? part + "_" : part).ToList();
        return new($"{above.Encoded}/{string.Join('/', (segments is [] ? ["_"] : segments).Select(Uri.EscapeDataString))}");
    }

    /// <summary>This address with a number behind it, for the second of two equal ones.</summary>
    public SiteUrl Numbered(int number) => new($"{Encoded}-{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}");

    /// <summary>What the pages of a list, and their feed, are called below it; and names that lead elsewhere.</summary>
    private static bool IsOwn(string segment, bool isFirst) =>
        segment is "." or ".." || segment.StartsWith("index.html", StringComparison.OrdinalIgnoreCase)
        || (!isFirst && (segment.Equals("page", StringComparison.OrdinalIgnoreCase) || segment.StartsWith("feed.xml", StringComparison.OrdinalIgnoreCase)));

    /// <summary>This page, number <paramref name="page"/> of its list; the first has no number.</summary>
    public SiteUrl Page(int page) =>
        page == 1 ? this : new($"{Encoded.TrimEnd('/')}/page/{page.ToString(System.Globalization.CultureInfo.InvariantCulture)}");

    public int CompareTo(SiteUrl other) => string.CompareOrdinal(Encoded, other.Encoded);

    public override string ToString() => Encoded;

    public static bool operator <(SiteUrl left, SiteUrl right) => left.CompareTo(right) < 0;

    public static bool operator >(SiteUrl left, SiteUrl right) => left.CompareTo(right) > 0;

    public static bool operator <=(SiteUrl left, SiteUrl right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SiteUrl left, SiteUrl right) => left.CompareTo(right) >= 0;
}
