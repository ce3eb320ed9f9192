using Blog.Assets;

namespace Blog.Engine.Markup.Scripting;

/// <summary>One JavaScript engine with the programs it has loaded so far. Used by one thread at a time.</summary>
internal abstract class ScriptEngine : IDisposable
{
    private readonly HashSet<ScriptProgram> loaded = [];
    private bool hasMeter;

    /// <summary>How many times the time of V8 this engine takes.</summary>
    public virtual int Slowness => 1;

    /// <summary>Loads the program's scripts, once.</summary>
    public void Load(ScriptProgram program)
    {
        if (!hasMeter) Execute(Scripts.Meter);
        hasMeter = true;
        if (!loaded.Add(program)) return;
        foreach (var source in program.Sources) Execute(source);
    }

    /// <summary>Calls the program's function: a line with the work it took, then its result, which is empty when that work is above the limit.</summary>
    public string Call(ScriptProgram program, string[] arguments) => Invoke("metered", [(double)ScriptAnswer.MostWork, program.Function, .. arguments]);

    /// <summary>Ends the call that another thread has under way.</summary>
    public abstract void Interrupt();

    public abstract void Dispose();

    protected abstract void Execute(string source);

    protected abstract string Invoke(string function, object[] arguments);
}
