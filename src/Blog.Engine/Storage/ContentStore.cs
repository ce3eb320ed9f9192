namespace Blog.Engine.Storage;

/// <summary>
/// Values on disk by the hash of all that went into them, each checked when it is read: a damaged one is one that is not there. They lie in two files,
/// <c>young</c> and <c>old</c>: when the young one is full it becomes the old one, and what nobody asked for since is dropped. One program writes a folder;
/// others that use it meanwhile only read, until that one has ended. Trouble with the disk is never an error here, only lost work. Thread-safe.
/// </summary>
public sealed class ContentStore : IDisposable
{
    private readonly Lock turn = new();
    private readonly string folder;
    private readonly long maxFileBytes;
    private readonly Action<string?> trouble;
    private FileStream? writing;
    private EntryFile? young;
    private EntryFile? old;
    private bool isInTrouble;
    private bool isDisposed;

    /// <param name="folder">Created where it is missing.</param>
    /// <param name="maxBytes">Bound of the folder.</param>
    /// <param name="trouble">Told why the folder cannot be written, and null when it can be again.</param>
    public ContentStore(string folder, long maxBytes, Action<string?> trouble)
    {
        (this.folder, this.trouble, maxFileBytes) = (folder, trouble, maxBytes / 2);
        Attempt(() =>
        {
            if (!TryBecomeWriter()) Open();
        });
    }

    /// <summary>Null when there is none, or none that is as it was written.</summary>
    public byte[]? Find(ContentHash key)
    {
        lock (turn)
        {
            try
            {
                if (young is not null && young.TryRead(key, out var value)) return value;
                if (old is null || !old.TryRead(key, out value)) return null;
                Attempt(() => Append(key, value));
                return value;
            }
            catch (Exception exception) when (DiskTrouble.Explains(exception))
            {
                return null;
            }
        }
    }

    /// <summary>A full disk keeps nothing: the value is served all the same, and the next one tries again.</summary>
    public void Add(ContentHash key, byte[] value)
    {
        if (value.Length > Math.Min(EntryFile.MaxValue, maxFileBytes)) return;
        lock (turn) Attempt(() => Append(key, value));
    }

    public void Dispose()
    {
        lock (turn)
        {
            isDisposed = true;
            Close();
            writing?.Dispose();
        }
    }

    private void Attempt(Action write)
    {
        try
        {
            write();
            if (isInTrouble) trouble(null);
            isInTrouble = false;
        }
        catch (Exception exception) when (DiskTrouble.Explains(exception))
        {
            isInTrouble = true;
            trouble($"{folder} cannot be written ({exception.Message}); what should be kept there is kept in memory");
        }
    }

    private void Append(ContentHash key, byte[] value)
    {
        if (isDisposed || !TryBecomeWriter()) return;
        young ??= new(FullPath("young"), writable: true);
        if (young.Length + value.Length > maxFileBytes) Turn();
        young.Append(key, value);
    }

    /// <summary>False while another program is it.</summary>
    private bool TryBecomeWriter()
    {
        if (writing is not null) return true;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "writer.lock");
        try
        {
            writing = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        Open();
        return true;
    }

    private void Turn()
    {
        Close();
        File.Move(FullPath("young"), FullPath("old"), overwrite: true);
        Open();
    }

    private void Open()
    {
        Close();
        young = Open("young", writable: writing is not null);
        old = Open("old", writable: false);
    }

    private EntryFile? Open(string name, bool writable) => writable || File.Exists(FullPath(name)) ? new(FullPath(name), writable) : null;

    private void Close()
    {
        young?.Dispose();
        old?.Dispose();
        (young, old) = (null, null);
    }

    private string FullPath(string name) => Path.Combine(folder, name + ".memo");
}
