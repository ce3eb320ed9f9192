namespace Blog.Engine.Storage;

/// <summary>Tells a machine that cannot keep something from a mistake of ours.</summary>
public static class DiskTrouble
{
    /// <summary>No space, no rights, no folder; and a limit on the size of files, which .NET takes for a wrong argument.</summary>
    public static bool Explains(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" };
}
