using Blog.Git;
using Blog.Live;

namespace Blog.Http;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: a site is built; it says when the last build or the last pull failed.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        string[] read = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/health/live", read, () => Results.Text("live\n"));
        app.MapMethods("/health/ready", read, (LiveSite live, IServiceProvider services) => Ready(live, services.GetService<GitPublisher>()));
    }

    /// <summary>Posts that come by git are there only once they were pulled.</summary>
    private static IResult Ready(LiveSite live, GitPublisher? git)
    {
        var trouble = live.Trouble ?? git?.Trouble;
        return live.Current is { Site: var site } && (git is null || git.HasPosts)
            ? Results.Json(new { status = trouble is null ? "ready" : "stale", posts = site.Posts.Length, builtAt = site.BuiltAt, trouble })
            : Results.Json(new { status = "starting", trouble }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
