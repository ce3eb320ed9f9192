using System.Net;
using Blog.Engine.Publishing;
using Blog.Live;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Http;

/// <summary>Takes the snapshot once per request. Before the first one is built, a request waits a moment for it, and then gets a page that asks again by itself.</summary>
public static class SnapshotGate
{
    /// <summary>Makes <see cref="Site"/> the one of the request. Not by <see cref="IHttpContextAccessor"/>, with which the server makes a new context for every request.</summary>
    public static void AddSnapshot(this IServiceCollection services)
    {
        services.AddScoped<Taken>();
        services.AddScoped(scope => scope.GetRequiredService<Taken>().Snapshot!.Site);
    }

    public static void UseSnapshot(this IApplicationBuilder app, LiveSite live, TimeSpan patience) => app.Use((context, next) =>
    {
        if (live.Current is not { } snapshot) return IsHealth(context) ? next(context) : AwaitAsync(context, next, live, patience);
        Take(context, snapshot);
        return next(context);
    });

    /// <summary>The server is still starting: what it answers meanwhile is no failure.</summary>
    public static bool IsStarting(HttpContext context) => context.Items.ContainsKey(typeof(SnapshotGate));

    /// <summary>Something was shown without its formulas while this answer was made, and may be part of it: the next one will be better.</summary>
    public static bool IsPostponed(this HttpContext context) => context.RequestServices.GetRequiredService<Taken>().IsPostponed;

    internal static void Take(HttpContext context, Snapshot snapshot)
    {
        context.Features.Set(snapshot);
        context.RequestServices.GetRequiredService<Taken>().Take(snapshot);
    }

    private static bool IsHealth(HttpContext context) => context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static async Task AwaitAsync(HttpContext context, RequestDelegate next, LiveSite live, TimeSpan patience)
    {
        await live.First.WaitAsync(patience, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (live.Current is not { } snapshot)
        {
            await NotYetAsync(context);
            return;
        }
        Take(context, snapshot);
        await next(context);
    }

    private static Task NotYetAsync(HttpContext context)
    {
        context.Items[typeof(SnapshotGate)] = true;
        var (settings, text) = (context.RequestServices.GetRequiredService<SiteSettings>(), context.RequestServices.GetRequiredService<IStringLocalizer<Text>>());
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="{settings.Language}">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <meta http-equiv="refresh" content="1">
            <title>{WebUtility.HtmlEncode($"{text["Starting"]} · {settings.Title}")}</title>
            <h1>{WebUtility.HtmlEncode(text["Starting"])}</h1>
            <p role="status">{WebUtility.HtmlEncode(text["Starting.More"])}</p>

            """);
    }

    private sealed class Taken
    {
        private long postponements;

        public Snapshot? Snapshot { get; private set; }

        public bool IsPostponed => Snapshot is { Site.Postponements: var now } && now != postponements;

        public void Take(Snapshot snapshot) => (Snapshot, postponements) = (snapshot, snapshot.Site.Postponements);
    }
}
