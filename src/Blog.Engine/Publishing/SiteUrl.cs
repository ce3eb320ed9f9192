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
