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

    private static Task To(HttpContext context, string location)
    {
        context.Response.Headers.Location = context.Request.PathBase.ToUriComponent() + location;
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        return Task.CompletedTask;
    }
}
