using System.Diagnostics.Metrics;

namespace Blog.Engine.Content;

/// <summary>Counts what the caches knew and what had to be made: <c>blog.cache.lookups</c> by cache and result.</summary>
public static class CacheLookups
{
    public const string MeterName = "Blog.Engine";

    private static readonly Counter<long> Lookups = new Meter(MeterName).CreateCounter<long>("blog.cache.lookups", "{lookup}", "What was asked of the caches.");

    /// <summary>Whether anybody listens.</summary>
    public static bool AreCounted => Lookups.Enabled;

    public static void Count(string cache, bool isHit) => Lookups.Add(1, new("cache", cache), new("result", isHit ? "hit" : "miss"));
}
