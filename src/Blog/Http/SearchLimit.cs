using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace Blog.Http;

/// <summary>How often one client may search: section <c>Blog:SearchLimit</c>.</summary>
public sealed record SearchLimitSettings
{
    /// <summary>Searches a client may make in a <see cref="Window"/>; a reader who types needs about five a second for a moment.</summary>
    [Range(1, 1_000_000)]
    public int Requests { get; init; } = 240;

    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Limit this machine too. Off, because behind a proxy that names no client every reader would be this machine.</summary>
    public bool Loopback { get; init; }
}

/// <summary>A sliding window for each client address; above it 429 with Retry-After.</summary>
public static class SearchLimit
{
    public const string Policy = "search";

    public static void AddSearchLimit(this IServiceCollection services, SearchLimitSettings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(settings.Window.TotalSeconds / Segments).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(Policy, context => Partition(context.Connection.RemoteIpAddress ?? IPAddress.Loopback, settings));
    });

    private const int Segments = 6;

    private static RateLimitPartition<IPAddress> Partition(IPAddress client, SearchLimitSettings settings) =>
        IPAddress.IsLoopback(client) && !settings.Loopback
            ? RateLimitPartition.GetNoLimiter(IPAddress.Loopback)
            : RateLimitPartition.GetSlidingWindowLimiter(client, _ => new() { PermitLimit = settings.Requests, Window = settings.Window, SegmentsPerWindow = Segments });
}
