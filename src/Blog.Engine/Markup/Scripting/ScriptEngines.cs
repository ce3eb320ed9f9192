using System.Collections.Concurrent;

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

/// <summary>
/// A small pool of script engines, made when needed and given up when nobody has needed one for a while: two hold 30 MB. Thread-safe: a call waits for a free engine.
/// </summary>
public sealed class ScriptEngines : IDisposable
{
    /// <summary>A new engine with its programs takes about 50 ms.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);

    /// <summary>What the most work of a call takes many times over.</summary>
    private static readonly TimeSpan MostCpuTime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<ScriptEngine> idle = [];
    private readonly BlockingCollection<ScriptCall> calls = [];
    private readonly Lazy<ScriptThread[]> threads;
    private readonly Lazy<ScriptRuntime> runtime;
    private readonly Action<string>? report;
    private readonly ITimer rest;
    private volatile bool disposed;

    /// <param name="runtime">Which engine; asking for V8 where it cannot load is an error on the first call.</param>
    /// <param name="report">Told once which engine serves, when the first is made.</param>
    /// <param name="time">When idle engines are given up; null means the machine's.</param>
    /// <param name="mostCpuTime">The most processor time of a call in V8; null means what no call needs that ends.</param>
    public ScriptEngines(ScriptRuntime runtime = ScriptRuntime.Automatic, Action<string>? report = null, TimeProvider? time = null, TimeSpan? mostCpuTime = null)
    {
        rest = (time ?? TimeProvider.System).CreateTimer(_ => GiveUpIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        threads = new(() => [.. Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 2)).Select(_ => new ScriptThread(calls.GetConsumingEnumerable(), Run, mostCpuTime ?? MostCpuTime))]);
        this.report = report;
        this.runtime = new(() => Choose(runtime));
    }

    /// <summary>Has the call run when an engine is free.</summary>
    public ScriptCall Begin(ScriptCall call)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        _ = threads.Value;
        calls.Add(call);
        return call;
    }

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        rest.Dispose();
        calls.CompleteAdding();
        if (threads.IsValueCreated) Array.ForEach(threads.Value, thread => thread.Dispose());
        GiveUpIdle();
    }

    private void GiveUpIdle()
    {
        while (idle.TryTake(out var engine)) engine.Dispose();
    }

    private string Run(ScriptThread thread, ScriptCall call)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var kind = runtime.Value; // to know whether V8 loads takes one, which is used
        var engine = idle.TryTake(out var used) ? used : Make(kind);
        var isGood = false;
        try
        {
            var result = thread.Call(engine, call);
            isGood = ScriptAnswer.From(result).Result is not null; // what stops in the middle of its work leaves things half made
            return result;
        }
        finally
        {
            if (isGood && !disposed) Rest(engine);
            else engine.Dispose();
        }
    }

    private void Rest(ScriptEngine engine)
    {
        idle.Add(engine);
        rest.Change(LongestRest, Timeout.InfiniteTimeSpan);
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
