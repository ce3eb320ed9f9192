using Blog.Git;

namespace Blog.Http;

/// <summary>A site to read: GET, HEAD and OPTIONS; anything else is 405 with <c>Allow</c>, but for the one hook that is called by POST.</summary>
public static class Methods
{
    private const string Allowed = "GET, HEAD, OPTIONS";

    public static void UseReadOnlyMethods(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var method = context.Request.Method;
        if (method is "GET" or "HEAD" || (method is "POST" && context.Request.Path == GitHook.Address)) return next(context); // as they are written: methods have a case (RFC 9110, 9.1)
        context.Response.Headers.Allow = Allowed;
        context.Response.StatusCode = HttpMethods.IsOptions(method) ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    });
}
