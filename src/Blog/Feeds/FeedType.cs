using Microsoft.Net.Http.Headers;

namespace Blog.Feeds;

/// <summary>
/// A browser shows <c>application/rss+xml</c> as source, and <c>application/xml</c> with its style sheet: a person who opens a feed gets it as the latter.
/// Readers of feeds, which do not say that they navigate (Fetch Metadata), get the type of the format.
/// </summary>
public static class FeedType
{
    public static void UseFeedType(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.Value is { } path && path.EndsWith(".xml", StringComparison.Ordinal)) context.Response.OnStarting(Choose, context);
        return next(context);
    });

    private static Task Choose(object state)
    {
        var (request, response) = (((HttpContext)state).Request, ((HttpContext)state).Response);
        if (response.ContentType is not { } type || !(type.StartsWith("application/rss+xml", StringComparison.Ordinal) || type.StartsWith("application/atom+xml", StringComparison.Ordinal))) return Task.CompletedTask;
        response.Headers.Append(HeaderNames.Vary, "Sec-Fetch-Dest");
        if (request.Headers["Sec-Fetch-Dest"] == "document") response.ContentType = "application/xml; charset=utf-8";
        return Task.CompletedTask;
    }
}
