using Blog.Engine.Publishing;
using Blog.Live;
using Blog.Telemetry;
using Microsoft.AspNetCore.Http.Metadata;

namespace Blog.Http;

/// <summary>Marks an endpoint whose whole response is made in memory from the snapshot, then compressed, tagged and answered with 304 where it is known.</summary>
/// <param name="Stored">Kept with the snapshot by path; false where the answer depends on the query.</param>
/// <param name="CacheControl">What clients and proxies may do with it.</param>
/// <param name="Key">Gives what names all that goes into the answer of a site, without making it; the next snapshot keeps the answer while that is so. Null where only making it shows.</param>
public sealed record Buffered(bool Stored = true, string CacheControl = "no-cache", Func<HttpContext, Func<Site, string?>>? Key = null);

/// <summary>
/// The page cache. Two middlewares around routing: the first answers from the snapshot's store, the second captures what an endpoint
/// marked <see cref="Buffered"/> wrote. The framework's output cache keeps one body a key and makes no ETag, so it cannot hold a
/// page's br and gzip bytes (docs/decisions/0001).
/// </summary>
public static class PageCache
{
    /// <summary>Answers GET and HEAD from the store. Goes before all that a finished page does not need: most requests come no further.</summary>
    public static void UseStoredPages(this IApplicationBuilder app, LiveSite live, SecurityHeaders headers) => app.Use((context, next) =>
        Methods.IsRead(context.Request) && live.Current?.Pages?.Find(PathOf(context)) is { } page
            ? AnswerFromMemoryAsync(context, page, headers)
            : next(context));

    /// <summary>Makes and keeps the response of a buffered endpoint. Goes after routing.</summary>
    public static void UsePageCapture(this IApplicationBuilder app) => app.Use((context, next) =>
        Methods.IsRead(context.Request) && context.GetEndpoint()?.Metadata.GetMetadata<Buffered>() is { } buffered
            ? CaptureAsync(context, next, buffered)
            : next(context));

    /// <summary>Says that this response is not worth keeping: the next one will be better.</summary>
    public static void ServeOnce(this HttpContext context) => context.Items[typeof(Buffered)] = true;

    private static Task AnswerFromMemoryAsync(HttpContext context, StoredResponse page, SecurityHeaders headers)
    {
        SiteMetrics.Page(context, page.Route, fromMemory: true);
        return page.WriteAsync(context, headers);
    }

    private static Task CaptureAsync(HttpContext context, RequestDelegate next, Buffered buffered)
    {
        if (!buffered.Stored || context.Features.Get<Snapshot>() is not { Pages: { } store, Site: var site }) return MakeAsync(context, next, buffered, _ => { });
        var keyIn = buffered.Key?.Invoke(context);
        var key = keyIn?.Invoke(site);
        if (key is null || store.Recall(PathOf(context), key) is not { } page) return MakeAsync(context, next, buffered, made => store.Add(PathOf(context), made, key, keyIn));
        SiteMetrics.Page(context, page.Route, fromMemory: true);
        return page.WriteAsync(context);
    }

    private static string PathOf(HttpContext context) => context.Request.Path.Value ?? "/";

    private static async Task MakeAsync(HttpContext context, RequestDelegate next, Buffered buffered, Action<StoredResponse> keep)
    {
        var wire = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }
        var bytes = context.WithBasePath(body.ToArray());
        if (context.Response.StatusCode is StatusCodes.Status200OK) await AnswerAsync(context, bytes, buffered, keep);
        else await CopyAsync(context, bytes);
    }

    private static Task AnswerAsync(HttpContext context, byte[] body, Buffered buffered, Action<StoredResponse> keep)
    {
        var (type, policy) = (context.Response.ContentType ?? "application/octet-stream", context.Response.Headers.ContentSecurityPolicy);
        var cacheControl = context.IsPostponed() ? "no-store" : buffered.CacheControl;
        var page = new StoredResponse(body, type, cacheControl, policy) { Route = context.GetEndpoint()?.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route };
        SiteMetrics.Page(context, page.Route, fromMemory: false);
        if (!context.Items.ContainsKey(typeof(Buffered)) && !context.IsPostponed()) keep(page);
        return page.WriteAsync(context);
    }

    private static async Task CopyAsync(HttpContext context, byte[] body)
    {
        if (body.Length == 0) return;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(body);
    }
}
