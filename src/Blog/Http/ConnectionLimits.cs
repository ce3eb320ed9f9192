using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Blog.Http;

/// <summary>What one connection may cost the others: section <c>Blog:Connections</c>.</summary>
[SettingSection("Connections")]
public sealed record ConnectionSettings
{
    /// <summary>How long a client may take to send a request.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection may do nothing between two requests.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>The slowest a client may take an answer, in bytes a second, after <see cref="RateGrace"/>.</summary>
    [Range(1, 1_000_000)]
    public double SlowestRate { get; init; } = 240;

    /// <summary>How long a client may be slower.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan RateGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Connections at once; what comes beyond is closed.</summary>
    [Range(1, 1_000_000)]
    public int Most { get; init; } = 10_000;

    /// <summary>How long a server that is told to end still answers, where it is in use.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:03")]
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(1);
}

public static class ConnectionLimits
{
    /// <summary>Nothing is sent to a site that is read; what a hook is sent says its own limit.</summary>
    private const long LargestBody = 64 << 10;

    public static void Apply(ConnectionSettings settings, KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.RequestHeadersTimeout = settings.RequestTime;
        limits.KeepAliveTimeout = settings.IdleTime;
        limits.MinResponseDataRate = new(settings.SlowestRate, settings.RateGrace);
        limits.MaxConcurrentConnections = settings.Most;
        limits.MaxRequestBodySize = LargestBody;
    }
}
