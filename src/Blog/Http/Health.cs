using System.Text.Json.Serialization;
using Blog.Engine.Content;
using Blog.Live;
using Blog.Telemetry;

namespace Blog.Http;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: a site is built. Who runs the server (<see cref="Management.IsInternal"/>) is also told what
/// is wrong; readers are not, because a reason names files and users of the machine.
/// </summary>
public static class Health
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/health/live", Read, () => Results.Text("live\n"));
        app.MapMethods("/health/ready", Read, (HttpContext context, LiveSite live, Troubles troubles) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            var health = Of(live);
            if (Management.IsInternal(context)) health = health with { Trouble = live.Trouble, Troubles = troubles.Standing, Diagnostics = Count(live.Diagnostics) };
            return Results.Json(health, statusCode: live.Current is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        });
    }

    private static State Of(LiveSite live) => live.Current is not { } snapshot
        ? new("starting")
        : new(live.Trouble is null ? "ready" : "stale") { Posts = snapshot.Site.Posts.Length, BuiltAt = snapshot.Site.BuiltAt, Snapshot = snapshot.Name };

    private static Dictionary<string, int> Count(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.CountBy(diagnostic => diagnostic.Code).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary();

    /// <param name="Status"><c>starting</c>, <c>ready</c>, or <c>stale</c>: the last build failed and an older site is served.</param>
    private sealed record State(string Status)
    {
        public int? Posts { get; init; }

        public DateTimeOffset? BuiltAt { get; init; }

        /// <summary>Servers that say the same show the same pages.</summary>
        public string? Snapshot { get; init; }

        /// <summary>Why the last build failed.</summary>
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
