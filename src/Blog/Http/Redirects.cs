using System.Text;
using System.Text.Encodings.Web;
using Blog.Engine.Publishing;
using Blog.Live;

namespace Blog.Http;

/// <summary>Old addresses answer 301: aliases of posts, and any page with a final slash.</summary>
public static class Redirects
{
    public static void UseRedirects(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var path = context.Request.Path.Value ?? "/";
        var bare = path.Length > 1 ? path.TrimEnd('/') : path;
        if (context.Features.Get<Snapshot>()?.Site.Redirects.TryGetValue(bare, out var target) is true) return To(context, target.Encoded);
        // A second slash at the start would make the target another host's address.
        return bare.Length is > 1 && bare.Length < path.Length && bare[1] is not '/' and not '\\'
            ? To(context, new PathString(bare).ToUriComponent() + context.Request.QueryString)
            : next(context);
    });

    private static Task To(HttpContext context, string target)
    {
        var location = context.RequestServices.GetRequiredService<SiteSettings>().BasePath + target;
        context.Response.Headers.Location = location;
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.ContentType = "text/html; charset=utf-8";
        var note = Encoding.UTF8.GetBytes(Note(HtmlEncoder.Default.Encode(location)));
        context.Response.ContentLength = note.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(note).AsTask();
    }

    /// <summary>The short note that a redirection should carry (RFC 9110, 15.4.2). On a file server, which knows no 301, it is the redirection.</summary>
    private static string Note(string location) =>
        $"""
        <!DOCTYPE html>
        <meta charset="utf-8">
        <title>301</title>
        <link rel="canonical" href="{location}">
        <meta name="robots" content="noindex">
        <meta http-equiv="refresh" content="0; url={location}">
        <p><a href="{location}">{location}</a></p>

        """;
}
