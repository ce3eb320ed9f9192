using System.Text;
using Blog.Engine.Publishing;

namespace Blog.Exporting;

/// <summary><c>_redirects</c>, by which Cloudflare Pages and Netlify answer a true 301: <c>/old /new 301</c>, one a line.</summary>
internal static class RedirectList
{
    public static readonly string FileName = Addresses.RedirectList.Pattern[1..];

    public static byte[] Of(Site site)
    {
        var lines = site.Redirects
            .Select(redirect => (Old: SiteUrl.Of(redirect.Key.TrimStart('/').Split('/')).Encoded, New: redirect.Value.Encoded))
            .OrderBy(redirect => redirect.Old, StringComparer.Ordinal)
            .Select(redirect => $"{site.Settings.BasePath}{redirect.Old} {site.Settings.BasePath}{redirect.New} 301\n");
        return Encoding.UTF8.GetBytes(string.Concat(lines));
    }
}
