using Blog.Live;

namespace Blog.Http;

/// <summary>Takes the snapshot once per request. Before the first one is built, pages answer 503 and say when to come back.</summary>
public static class SnapshotGate
{
    public static void UseSnapshot(this IApplicationBuilder app, LiveSite live) => app.Use((context, next) =>
    {
        if (live.Current is { } snapshot) context.Features.Set(snapshot);
        else if (!context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)) return NotYet(context);
        return next(context);
    });

    private static Task NotYet(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("INCOMING TRANSMISSION …\n");
    }
}
