using System.Diagnostics;
using System.Diagnostics.Metrics;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Scripting;

/// <summary>How busy the script engines are.</summary>
internal static class ScriptMetrics
{
    private static readonly Meter Meter = new(CacheLookups.MeterName);
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("blog.script.failures", "{call}", "Calls that broke their engine, by program.");
    private static readonly Histogram<double> Waits = Histogram("blog.script.wait.duration", "Time a call waited for a free engine.");
    private static readonly Histogram<double> Calls = Histogram("blog.script.call.duration", "Time a call took, by program.");

    private static int busy;

    static ScriptMetrics() => Meter.CreateObservableUpDownCounter("blog.script.engines.busy", () => busy, "{engine}", "Engines at work.");

    /// <summary>When it began.</summary>
    public static long Began(long askedAt)
    {
        Waits.Record(Stopwatch.GetElapsedTime(askedAt).TotalSeconds);
        Interlocked.Increment(ref busy);
        return Stopwatch.GetTimestamp();
    }

    public static void Ended(ScriptProgram program, long beganAt)
    {
        Interlocked.Decrement(ref busy);
        Calls.Record(Stopwatch.GetElapsedTime(beganAt).TotalSeconds, new KeyValuePair<string, object?>("program", program.Function));
    }

    public static void Failed(ScriptProgram program) => Failures.Add(1, new KeyValuePair<string, object?>("program", program.Function));

    private static Histogram<double> Histogram(string name, string description) => Meter.CreateHistogram(
        name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 20] });
}
