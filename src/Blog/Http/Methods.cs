using Blog.Git;

namespace Blog.Http;

/// <summary>A site to read: GET, HEAD and OPTIONS; anything else is 405 with <c>Allow</c>, but for the one hook that is called by POST.</summary>
public static class Methods
{
    /// <summary>What an endpoint that is read is mapped for.</summary>
    public static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    private const string Allowed = "GET, HEAD, OPTIONS";

    public static void UseReadOnlyMethods(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var method = context.Request.Method;
        if (IsRead(context.Request) || (method is "POST" && context.Request.Path == GitHook.Address)) return next(context);
        context.Response.Headers.Allow = Allowed;
        context.Response.StatusCode = HttpMethods.IsOptions(method) ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    });

    /// <summary>GET or HEAD, as they are written: methods have a case (RFC 9110, 9.1).</summary>
    public static bool IsRead(HttpRequest request) => request.Method is "GET" or "HEAD";
}
