using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Blog.Http;

/// <summary>How often one client may ask: section <c>Blog:SearchLimit</c>.</summary>
[SettingSection("SearchLimit")]
public sealed record ClientLimitSettings
{
    /// <summary>Requests of a client in a <see cref="Window"/>; a reader who types a question needs about five a second for a moment.</summary>
    [Range(1, 1_000_000)]
    public int Requests { get; init; } = 240;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Limit this machine too. Off, because behind a proxy that names no client every reader would be this machine.</summary>
    public bool Loopback { get; init; }
}

/// <summary>A sliding window for each client; above it 429 with Retry-After. One policy each for what has a limit of its own.</summary>
public sealed class ClientLimit(ClientLimitSettings settings) : IRateLimiterPolicy<IPAddress>
{
    public const string Search = "search";

    private const int Segments = 6;

    /// <summary>Bytes of an IPv6 address that name a subscriber, who has all that begin with them (RFC 6177).</summary>
    private const int SubscriberBytes = 8;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => (rejected, _) =>
    {
        rejected.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(settings.Window.TotalSeconds / Segments).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<IPAddress> GetPartition(HttpContext httpContext)
    {
        var address = httpContext.Connection.RemoteIpAddress ?? IPAddress.Loopback;
        return IPAddress.IsLoopback(address) && !settings.Loopback
            ? RateLimitPartition.GetNoLimiter(IPAddress.Loopback)
            : RateLimitPartition.GetSlidingWindowLimiter(ClientOf(address), _ => new() { PermitLimit = settings.Requests, Window = settings.Window, SegmentsPerWindow = Segments });
    }

    /// <summary>One client has one IPv4 address, or every IPv6 address of a network of 64 bits.</summary>
    public static IPAddress ClientOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(SubscriberBytes).Clear();
        return new(bytes);
    }
}
