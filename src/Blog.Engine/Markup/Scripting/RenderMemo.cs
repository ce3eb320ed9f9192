namespace Blog.Engine.Markup.Scripting;

/// <summary>Rendered formulas and code by content hash: in memory, and in a folder when one is given. An entry is never stale. Thread-safe.</summary>
public sealed class RenderMemo : IDisposable
{
    /// <summary>Opens the folder; null or empty means memory only, and so does a folder that cannot be written.</summary>
    public static RenderMemo Open(string? folder) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
