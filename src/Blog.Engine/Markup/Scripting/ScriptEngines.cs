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

/// <summary>A small pool of script engines, made when first needed. Thread-safe.</summary>
public sealed class ScriptEngines(ScriptRuntime runtime = ScriptRuntime.Automatic, Action<string>? report = null) : IDisposable
{
    public void Dispose() => throw new NotImplementedException();
}
