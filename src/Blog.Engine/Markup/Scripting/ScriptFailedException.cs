namespace Blog.Engine.Markup.Scripting;

/// <summary>A script ran out of processor time, memory or stack, or threw. The engine it ran in is gone; the next call gets a new one.</summary>
public sealed class ScriptFailedException(string message, bool timedOut, Exception inner) : Exception(message, inner)
{
    public bool TimedOut => timedOut;
}
