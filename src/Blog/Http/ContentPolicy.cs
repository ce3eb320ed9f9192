namespace Blog.Http;

/// <summary>What a browser may load for a page: what comes from this site, and for a page with comments what comes from the origins that its settings name.</summary>
public static class ContentPolicy
{
    /// <summary>For every page that asks nobody else.</summary>
    public static readonly string Own = With([]);

    /// <summary>The policy of a page that may also ask <paramref name="origins"/> for scripts, styles, frames and data. KaTeX positions glyphs by style attributes.</summary>
    public static string With(IEnumerable<string> origins)
    {
        var others = string.Concat(origins.Select(origin => " " + origin));
        var frames = others.Length == 0 ? "" : $"frame-src{others}; ";
        return $"default-src 'none'; script-src 'self'{others}; style-src 'self'{others}; style-src-attr 'unsafe-inline'; img-src 'self' data: https:; media-src 'self' https:; " +
            $"font-src 'self'{others}; connect-src 'self'{others}; {frames}manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    /// <summary>The same for a page that is a file: what a <c>meta</c> element can say (CSP 3, 3.3).</summary>
    public static string InMeta(string policy) => policy.Replace("; frame-ancestors 'none'", "", StringComparison.Ordinal);
}
