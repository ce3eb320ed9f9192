using System.Net.Mime;
using System.Text;
using Blog.Engine.Publishing;

namespace Blog.Http;

/// <summary>
/// A site below a path, <c>https://x.github.io/blog</c>. Inside, every address is from the root of the site, wherever it was made: pages, posts, raw HTML
/// of authors. This is the one place that takes the path off a request and puts it before the addresses of a finished page (docs/decisions/0002).
/// </summary>
public static class BasePath
{
    /// <summary>Takes the path off; a request without it is as good, because some proxies have taken it off already
    /// (where the path is not the name of one of our own folders, such as <c>/posts</c>).</summary>
    public static void UseBasePath(this IApplicationBuilder app)
    {
        var path = new PathString(Uri.UnescapeDataString(app.ApplicationServices.GetRequiredService<SiteSettings>().BasePath));
        if (!path.HasValue) return;
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal, out var rest)) context.Request.Path = rest.HasValue ? rest : "/";
            return next(context);
        });
    }

    /// <summary>The body with the path before every address from the root, where it is HTML.</summary>
    public static byte[] WithBasePath(this HttpContext context, byte[] body)
    {
        var path = context.RequestServices.GetRequiredService<SiteSettings>().BasePath;
        if (path.Length == 0 || context.Response.ContentType?.StartsWith(MediaTypeNames.Text.Html, StringComparison.Ordinal) is not true) return body;
        var html = HtmlAddresses.Replace(Encoding.UTF8.GetString(body), address => HtmlAddresses.IsFromRoot(address) ? path + address : address);
        return Encoding.UTF8.GetBytes(html);
    }
}
