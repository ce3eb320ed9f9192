using Blog.Live;

namespace Blog.Http;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: a site is built; it says when the last build failed.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        string[] read = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/health/live", read, () => Results.Text("live\n"));
        app.MapMethods("/health/ready", read, (LiveSite live) => live.Current is { Site: var site }
            ? Results.Json(new { status = live.Trouble is null ? "ready" : "stale", posts = site.Posts.Length, builtAt = site.BuiltAt, trouble = live.Trouble })
            : Results.Json(new { status = "starting", trouble = live.Trouble }, statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
