using Microsoft.ClearScript.V8;

namespace Blog.Engine.Markup.Scripting;

/// <summary>
/// V8. It ends the whole process when its own heap limit is reached, so the limit that interrupts a script (sampled) lies far below it.
/// </summary>
internal sealed class V8Engine : ScriptEngine
{
    private const int HardHeapMegabytes = 1024;
    private const uint SoftHeapBytes = 160u << 20;
    private const uint StackBytes = ScriptThread.StackBytes / 4;

    private readonly V8ScriptEngine engine = new(
        new V8RuntimeConstraints { MaxOldSpaceSize = HardHeapMegabytes, HeapExpansionMultiplier = 2 }, V8ScriptEngineFlags.DisableGlobalMembers)
    {
        MaxRuntimeHeapSize = SoftHeapBytes,
        RuntimeHeapSizeSampleInterval = TimeSpan.FromMilliseconds(20),
        MaxRuntimeStackUsage = StackBytes,
    };

    public override void Interrupt() => engine.Interrupt();

    public override void Dispose() => engine.Dispose();

    protected override void Execute(string source) => engine.Execute(source);

    protected override string Invoke(string function, object[] arguments) => (string)engine.Invoke(function, arguments);
}
