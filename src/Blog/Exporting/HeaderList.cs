using System.Text;
using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Exporting;

/// <summary><c>_headers</c>, by which Cloudflare Pages and Netlify send what the server sends: the same policy for pages, and the stricter one for files of authors.</summary>
internal static class HeaderList
{
    public const string FileName = "_headers";

    public static byte[] Of(Site site)
    {
        var path = site.Settings.BasePath;
        var all = SecurityHeaders.All.Select(header => $"  {header.Name}: {header.Value}\n");
        return Encoding.UTF8.GetBytes($"{path}/*\n{string.Concat(all)}{path}/media/*\n  Content-Security-Policy: {SecurityHeaders.OfFiles}\n");
    }
}
