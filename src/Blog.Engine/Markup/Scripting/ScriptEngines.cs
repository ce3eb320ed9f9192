using System.Collections.Concurrent;
using System.Diagnostics;

namespace Blog.Engine.Markup.Scripting;

/// <summary>Which JavaScript engine runs KaTeX and highlight.js.</summary>
public enum ScriptRuntime
{
    /// <summary>V8 where its native library loads, Jint elsewhere.</summary>
    Automatic,
    V8,

    /// <summary>An interpreter in managed code: the same output, about twenty times slower.</summary>
    Jint,
}

/// <summary>A small pool of script engines, made when needed and given up when nobody has needed one for a while: two hold 30 MB. Thread-safe: a call waits for a free engine.</summary>
public sealed class ScriptEngines : IDisposable
{
    /// <summary>A new engine with its programs takes about 50 ms.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);

    private readonly ConcurrentBag<ScriptEngine> idle = [];
    private readonly ITimer rest;
    private readonly SemaphoreSlim free;
    private readonly Lazy<ScriptRuntime> runtime;
    private readonly Action<string>? report;
    private volatile bool disposed;
    private volatile bool hasFailed;

    /// <param name="runtime">Which engine; asking for V8 where it cannot load is an error on the first call.</param>
    /// <param name="report">Told once which engine serves, when the first is made.</param>
    /// <param name="time">Null means the machine's.</param>
    public ScriptEngines(ScriptRuntime runtime = ScriptRuntime.Automatic, Action<string>? report = null, TimeProvider? time = null)
    {
        rest = (time ?? TimeProvider.System).CreateTimer(_ => GiveUpIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        free = new(Math.Clamp(Environment.ProcessorCount, 1, 2));
        this.report = report;
        this.runtime = new(() => Choose(runtime));
    }

    /// <summary>Runs the program's function within the time limit.</summary>
    /// <exception cref="ScriptFailedException">It took too long, or failed in a way that its script does not expect.</exception>
    public string Call(ScriptProgram program, TimeSpan limit, params string[] arguments) => Call(program, limit, null, arguments);

    /// <summary>The same within a budget, off which the time of the call goes; waiting for a free engine does not.</summary>
    /// <exception cref="ScriptFailedException">It took too long, or failed in a way that its script does not expect.</exception>
    public string Call(ScriptProgram program, TimeSpan limit, TimeBudget? budget, string[] arguments)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var askedAt = Stopwatch.GetTimestamp();
        free.Wait();
        var beganAt = Stopwatch.GetTimestamp();
        ScriptMetrics.Began(askedAt);
        try
        {
            var engine = idle.TryTake(out var used) ? used : Make(runtime.Value);
            using var replacing = hasFailed ? budget?.Spend() : null; // an engine in place of one that an author's formula broke is made at the expense of such formulas
            return Call(engine, program, limit, budget, arguments);
        }
        finally
        {
            ScriptMetrics.Ended(program, beganAt);
            free.Release();
            rest.Change(LongestRest, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        disposed = true;
        rest.Dispose();
        GiveUpIdle();
    }

    private void GiveUpIdle()
    {
        while (idle.TryTake(out var engine)) engine.Dispose();
    }

    private string Call(ScriptEngine engine, ScriptProgram program, TimeSpan limit, TimeBudget? budget, string[] arguments)
    {
        try
        {
            var result = engine.Call(program, limit, budget, arguments);
            if (disposed) engine.Dispose();
            else idle.Add(engine);
            return result;
        }
        catch (ScriptFailedException)
        {
            hasFailed = true;
            ScriptMetrics.Failed(program);
            engine.Dispose();
            throw;
        }
    }

    private ScriptRuntime Choose(ScriptRuntime wanted)
    {
        if (wanted is ScriptRuntime.Automatic) return TryV8();
        report?.Invoke($"formulas and code are rendered with {wanted}");
        return wanted;
    }

    private ScriptRuntime TryV8()
    {
        try
        {
            idle.Add(new V8Engine());
            report?.Invoke("formulas and code are rendered with V8");
            return ScriptRuntime.V8;
        }
        catch (Exception exception)
        {
            // A missing or unfit native library shows as one of several exceptions, depending on the platform.
            report?.Invoke($"formulas and code are rendered with Jint, about twenty times slower: V8 does not load here ({exception.Message.ReplaceLineEndings(" ")})");
            return ScriptRuntime.Jint;
        }
    }

    private static ScriptEngine Make(ScriptRuntime runtime) => runtime is ScriptRuntime.V8 ? new V8Engine() : new JintEngine();
}
