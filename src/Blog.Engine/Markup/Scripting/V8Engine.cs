using Microsoft.ClearScript.V8;

namespace Blog.Engine.Markup.Scripting;

/// <summary>
/// V8. It ends the whole process when its own heap limit is reached, so the limit that interrupts a script (sampled) lies far below it.
/// </summary>
internal sealed class V8Engine : ScriptEngine
{
    private const int HardHeapMegabytes = 1024;
    private const uint SoftHeapBytes = 160u << 20;
    private const uint StackBytes = 512u << 10;

    private readonly V8ScriptEngine engine = new(
        new V8RuntimeConstraints { MaxOldSpaceSize = HardHeapMegabytes, HeapExpansionMultiplier = 2 }, V8ScriptEngineFlags.DisableGlobalMembers)
    {
        MaxRuntimeHeapSize = SoftHeapBytes,
        RuntimeHeapSizeSampleInterval = TimeSpan.FromMilliseconds(20),
        MaxRuntimeStackUsage = StackBytes,
    };

    public override void Dispose() => engine.Dispose();

    protected override void Execute(string source) => engine.Execute(source);

    protected override string Invoke(string function, string[] arguments, CancellationToken timeout)
    {
        // Disposing the registration waits for an interrupt under way, so none is left for the next call.
        using var interrupt = timeout.Register(engine.Interrupt);
        var result = (string)engine.Invoke(function, [.. arguments]);
        interrupt.Dispose();
        timeout.ThrowIfCancellationRequested();
        return result;
    }
}
