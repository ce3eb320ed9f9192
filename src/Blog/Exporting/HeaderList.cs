using System.Text;
using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Exporting;

/// <summary><c>_headers</c>, by which Cloudflare Pages and Netlify send what the server would: an address, and below it its headers. The Content-Security-Policy stands in the pages themselves.</summary>
internal static class HeaderList
{
    public static readonly string FileName = Addresses.HeaderList.Pattern[1..];

    public static byte[] Of(SiteSettings settings)
    {
        var text = new StringBuilder();
        Add(text, settings, "/*", [.. SecurityHeaders.Fixed.Select(header => $"{header.Key}: {header.Value}"), $"{Speculation.HeaderName}: {Speculation.Header(settings)}"]);
        Add(text, settings, Speculation.Path, ["Content-Type: " + Speculation.MediaType]);
        Add(text, settings, Addresses.Media.Pattern.Replace("{**path}", "*", StringComparison.Ordinal), ["Content-Security-Policy: " + SecurityHeaders.OfFiles]);
        Add(text, settings, Addresses.Source.Pattern.Replace("{slug}", "*", StringComparison.Ordinal), ["Content-Type: text/markdown; charset=utf-8"]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Add(StringBuilder text, SiteSettings settings, string path, string[] headers)
    {
        text.Append(settings.BasePath).Append(path).Append('\n');
        foreach (var header in headers) text.Append("  ").Append(header).Append('\n');
    }
}
