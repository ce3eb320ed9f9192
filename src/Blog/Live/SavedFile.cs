using Blog.Engine.Content;
using Blog.Engine.Storage;

namespace Blog.Live;

/// <summary>
/// A file of the cache folder that is taken as a whole or not at all. It begins with a stamp of what its content depends on besides the posts. Trouble
/// costs only time, and a line in the log.
/// </summary>
internal sealed class SavedFile(string path, byte[] stamp, Troubles troubles, ILogger log)
{
    /// <summary>What <paramref name="read"/> makes of the file; null when there is none, when it is of another stamp, or damaged as far as <paramref name="read"/> can tell.</summary>
    public T? Load<T>(Func<Stream, T?> read)
        where T : class
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var file = File.OpenRead(path);
            var known = IsStamped(file) ? read(file) : null;
            if (known is null) log.LogInformation("{Path} was saved by another version or with other settings, or is damaged: what it held is built again", path);
            return known;
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            log.LogWarning("{Path} cannot be read ({Reason}): what it held is built again", path, trouble.Message);
            return null;
        }
    }

    private string Place => Path.GetFileName(path);

    public void Save(Action<Stream> write)
    {
        try
        {
            AtomicFile.Write(path, file =>
            {
                file.Write(stamp);
                write(file);
            });
            troubles.Mended(Place);
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble) || trouble is OutOfMemoryException)
        {
            troubles.Report(Place, $"{path} cannot be written ({trouble.Message}); the next start does its work again");
        }
    }

    private bool IsStamped(FileStream file)
    {
        var found = new byte[stamp.Length];
        return file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) == found.Length && found.AsSpan().SequenceEqual(stamp);
    }
}
