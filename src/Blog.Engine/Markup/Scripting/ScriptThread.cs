namespace Blog.Engine.Markup.Scripting;

/// <summary>
/// A thread that runs scripts. The last resort against a script that does not end, such as one regular expression over a hostile text, which counts no work:
/// the time that this thread has had of a processor. A busy machine gives it less in an hour, and ends nothing sooner.
/// </summary>
internal sealed class ScriptThread : IDisposable
{
    public const int StackBytes = 16 << 20;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.2);

    private readonly Lock turn = new();
    private readonly TimeSpan mostCpuTime;
    private readonly Timer watch;
    private ThreadClock? clock;
    private ScriptEngine? running;
    private TimeSpan beganAt;
    private bool isInterrupted;

    /// <param name="calls">What to run, until it ends.</param>
    /// <param name="run">Runs a call on this thread.</param>
    /// <param name="mostCpuTime">The most that one call may take in V8.</param>
    public ScriptThread(IEnumerable<ScriptCall> calls, Func<ScriptThread, ScriptCall, string> run, TimeSpan mostCpuTime)
    {
        this.mostCpuTime = mostCpuTime;
        watch = new(_ => Look());
        new Thread(() => Run(calls, call => run(this, call)), StackBytes) { IsBackground = true, Name = "scripts" }.Start();
    }

    /// <summary>Runs the program in the engine.</summary>
    /// <exception cref="ScriptFailedException">The engine must be thrown away.</exception>
    public string Call(ScriptEngine engine, ScriptCall call)
    {
        try
        {
            engine.Load(call.Program);
            Begin(engine);
            return engine.Call(call.Program, call.Arguments);
        }
        catch (Exception exception)
        {
            // Whatever a script engine throws, its state is unknown afterwards.
            throw new ScriptFailedException(exception.Message, isInterrupted, exception);
        }
        finally
        {
            End();
        }
    }

    /// <summary>Ends what runs.</summary>
    public void Dispose()
    {
        watch.Dispose();
        lock (turn) running?.Interrupt();
    }

    private void Run(IEnumerable<ScriptCall> calls, Func<ScriptCall, string> run)
    {
        clock = ThreadClock.OfThis();
        foreach (var call in calls) call.Run(run);
    }

    private void Begin(ScriptEngine engine)
    {
        lock (turn) (running, beganAt, isInterrupted) = (engine, clock!.Elapsed, false);
        watch.Change(BetweenLooks, BetweenLooks);
    }

    private void End()
    {
        watch.Change(Timeout.Infinite, Timeout.Infinite);
        lock (turn) running = null;
    }

    private void Look()
    {
        lock (turn)
        {
            if (running is null || isInterrupted || clock!.Elapsed - beganAt < mostCpuTime * running.Slowness) return;
            isInterrupted = true;
            running.Interrupt();
        }
    }
}
