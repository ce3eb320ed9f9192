using System.Diagnostics;
using Blog.Tests;

namespace Blog.Benchmarks;

/// <summary>What some work took, in milliseconds.</summary>
internal readonly record struct Cost(double Cpu, double Wall)
{
    /// <summary>The CPU time of all threads, the collector's and the compiler's included.</summary>
    public static (T Result, Cost Cost) OfProcess<T>(Func<T> work) => Of(work, () => Process.GetCurrentProcess().TotalProcessorTime);

    /// <summary>The CPU time of this thread alone: for work that stays on it and is too short for the other clock.</summary>
    public static (T Result, Cost Cost) OfThread<T>(Func<T> work) => Of(work, () => ThreadClock.Elapsed);

    private static (T Result, Cost Cost) Of<T>(Func<T> work, Func<TimeSpan> clock)
    {
        var cpu = clock();
        var start = Stopwatch.GetTimestamp();
        var result = work();
        var wall = Stopwatch.GetElapsedTime(start);
        return (result, new((clock() - cpu).TotalMilliseconds, wall.TotalMilliseconds));
    }
}

/// <summary>Some of many measured values.</summary>
internal sealed record Percentiles(double P50, double P99, double Max, double Mean)
{
    public static Percentiles Of(IEnumerable<double> measured)
    {
        var values = measured.Order().ToList();
        return new(values[values.Count / 2], values[(int)(values.Count * 0.99)], values[^1], values.Average());
    }
}
