namespace Blog.Engine.Markup.Scripting;

/// <summary>One JavaScript engine with the programs it has loaded so far. Used by one thread at a time.</summary>
internal abstract class ScriptEngine : IDisposable
{
    private readonly HashSet<ScriptProgram> loaded = [];

    /// <summary>Calls the program's function. Loading the program counts neither against the time limit, which is meant for V8, nor against the budget, which is not.</summary>
    /// <exception cref="ScriptFailedException">The engine must be thrown away.</exception>
    public string Call(ScriptProgram program, TimeSpan limit, TimeBudget? budget, string[] arguments)
    {
        using var timer = new CancellationTokenSource();
        try
        {
            Load(program);
            using var spending = budget?.Spend();
            timer.CancelAfter(budget is null ? limit * Slowness : Shorter(limit * Slowness, budget.Left));
            return Invoke(program.Function, arguments, timer.Token);
        }
        catch (Exception exception)
        {
            // Whatever a script engine throws, its state is unknown afterwards.
            throw new ScriptFailedException(exception.Message, timer.IsCancellationRequested, exception);
        }
    }

    public abstract void Dispose();

    /// <summary>How many times longer than in V8 a call may take.</summary>
    protected virtual int Slowness => 1;

    protected abstract void Execute(string source);

    protected abstract string Invoke(string function, string[] arguments, CancellationToken timeout);

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private void Load(ScriptProgram program)
    {
        if (!loaded.Add(program)) return;
        foreach (var source in program.Sources) Execute(source);
    }
}
