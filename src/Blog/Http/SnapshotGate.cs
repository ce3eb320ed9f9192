using Blog.Engine.Publishing;
using Blog.Live;

namespace Blog.Http;

/// <summary>Takes the snapshot once per request. Before the first one is built, pages answer 503 and say when to come back.</summary>
public static class SnapshotGate
{
    /// <summary>Makes <see cref="Site"/> the one of the request. Not by <see cref="IHttpContextAccessor"/>, with which the server makes a new context for every request.</summary>
    public static void AddSnapshot(this IServiceCollection services)
    {
        services.AddScoped<Taken>();
        services.AddScoped(scope => scope.GetRequiredService<Taken>().Snapshot!.Site);
    }

    public static void UseSnapshot(this IApplicationBuilder app, LiveSite live) => app.Use((context, next) =>
    {
        if (live.Current is { } snapshot) Take(context, snapshot);
        else if (!context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)) return NotYet(context);
        return next(context);
    });

    /// <summary>Something was shown without its formulas while this answer was made, and may be part of it: the next one will be better.</summary>
    public static bool IsPostponed(this HttpContext context) => context.RequestServices.GetRequiredService<Taken>().IsPostponed;

    internal static void Take(HttpContext context, Snapshot snapshot)
    {
        context.Features.Set(snapshot);
        context.RequestServices.GetRequiredService<Taken>().Take(snapshot);
    }

    private static Task NotYet(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("INCOMING TRANSMISSION …\n");
    }

    private sealed class Taken
    {
        private long postponements;

        public Snapshot? Snapshot { get; private set; }

        public bool IsPostponed => Snapshot is { Site.Postponements: var now } && now != postponements;

        public void Take(Snapshot snapshot) => (Snapshot, postponements) = (snapshot, snapshot.Site.Postponements);
    }
}
