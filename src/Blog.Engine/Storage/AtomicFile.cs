namespace Blog.Engine.Storage;

/// <summary>Replaces a file in one step: a reader, or whoever comes after a crash, meets the old one or the new one, whole.</summary>
public static class AtomicFile
{
    public static void Write(string path, ReadOnlyMemory<byte> bytes) => Write(path, file => file.Write(bytes.Span));

    /// <param name="path">A symbolic link there is replaced, not followed. Its folder is created, and the rights of the file that it replaces are kept.</param>
    /// <param name="write">Writes all of it to a stream that can seek.</param>
    /// <param name="temporary">Where the unfinished file lies, on the same disk; null for beside the file.</param>
    public static void Write(string path, Action<Stream> write, string? temporary = null)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(temporary ?? folder, $".{Guid.NewGuid():n}.tmp"); // short: the name of the file may be as long as the system allows
        try
        {
            using (var file = File.Create(unfinished))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(path)) File.SetUnixFileMode(unfinished, File.GetUnixFileMode(path));
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            Remove(unfinished);
            throw;
        }
    }

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            // The disk that refused the file refuses this too.
        }
    }
}
