using System.Text.Json.Serialization;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Git;
using Blog.Live;
using Blog.Telemetry;

namespace Blog.Http;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: a site is built, and the server does not end. Who runs the server (<see cref="Management.IsInternal"/>) is also told what
/// is wrong; readers are not, because a reason names files and users of the machine.
/// </summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Addresses.Live.Pattern, Methods.Read, () => Results.Text("live\n"));
        app.MapMethods(Addresses.Ready.Pattern, Methods.Read, (HttpContext context, LiveSite live, Troubles troubles, IServiceProvider services) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            var (health, trouble) = services.GetService<Draining>() is { HasBegun: true } ? (new State("stopping"), null) : Of(live, services.GetService<GitPublisher>());
            if (Management.IsInternal(context)) health = health with { Trouble = trouble, Troubles = troubles.Standing, Diagnostics = Count(live.Diagnostics) };
            return Results.Json(health, statusCode: health.Posts is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        });
    }

    /// <summary>Posts that come by git are there only once they were pulled.</summary>
    private static (State Health, string? Trouble) Of(LiveSite live, GitPublisher? git)
    {
        var trouble = live.Trouble ?? git?.Trouble;
        State health = live.Current is { } snapshot && git is null or { HasPosts: true }
            ? new(trouble is null ? "ready" : "stale") { Posts = snapshot.Site.Posts.Length, BuiltAt = snapshot.Site.BuiltAt, Snapshot = snapshot.Name, Search = !snapshot.Site.Settings.Search.Enabled ? "off" : snapshot.Site.IsSearchReady ? "ready" : "indexing" }
            : new("starting");
        return (health, trouble);
    }

    private static Dictionary<string, int> Count(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.CountBy(diagnostic => diagnostic.Code).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary();

    /// <param name="Status"><c>starting</c>, <c>ready</c>, <c>stopping</c>, or <c>stale</c>: the last build or the last pull failed and an older site is served.</param>
    private sealed record State(string Status)
    {
        public int? Posts { get; init; }

        public DateTimeOffset? BuiltAt { get; init; }

        /// <summary>Servers that say the same show the same pages.</summary>
        public string? Snapshot { get; init; }

        /// <summary><c>ready</c>, <c>off</c>, or <c>indexing</c>: search says so, and posts are shown without those related to them.</summary>
        public string? Search { get; init; }

        /// <summary>Why the last build or the last pull failed.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Trouble { get; init; }

        /// <summary>What is wrong around the site, by its place.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyDictionary<string, string>? Troubles { get; init; }

        /// <summary>What is wrong with the content, by code.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyDictionary<string, int>? Diagnostics { get; init; }
    }
}
