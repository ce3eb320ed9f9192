using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Benchmarks.WholeSite;

/// <summary>What wrk saw of one address: answers a second, the 99th percentile of their latency in milliseconds, answers that were neither 2xx nor 3xx.</summary>
internal sealed partial record Load(double Rate, double P99, int Failed)
{
    private const int Connections = 64;

    public static bool IsMeasurable => Tool.IsThere("wrk");

    /// <summary>On one thread of wrk, so that a machine of two cores has one for the server.</summary>
    public static async Task<Load> OnAsync(string url, TimeSpan duration, params string[] headers)
    {
        string[] arguments = ["-t1", $"-c{Connections}", string.Create(CultureInfo.InvariantCulture, $"-d{duration.TotalSeconds:0}s"), "--latency", .. headers.SelectMany(header => (string[])["-H", header]), url];
        var report = await Tool.OutputAsync("wrk", arguments);
        return new(Number(Rates().Match(report)), Milliseconds(Latencies().Match(report)), (int)Number(Failures().Match(report)));
    }

    private static double Milliseconds(Match latency) => Number(latency) * latency.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };

    private static double Number(Match match) => match.Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rates();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Latencies();

    [GeneratedRegex(@"Non-2xx or 3xx responses:\s+(\d+)")]
    private static partial Regex Failures();
}
