using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Scripting;

/// <summary>
/// Entries kept on disk in two files, <c>young</c> and <c>old</c>: when the young one is full it becomes the old one and what nobody asked for since
/// is dropped. One process writes a folder; others that open it meanwhile only read. Trouble with the disk is never an error here, only lost work.
/// </summary>
internal sealed class MemoFolder : IDisposable
{
    private readonly Lock turn = new();
    private readonly string folder;
    private readonly long maxFileBytes;
    private readonly FileStream? writerLock;
    private MemoFile? young;
    private MemoFile? old;

    private readonly Action<string?> trouble;
    private bool isInTrouble;

    private MemoFolder(string folder, long maxFileBytes, Action<string?> trouble)
    {
        this.folder = folder;
        this.trouble = trouble;
        this.maxFileBytes = maxFileBytes;
        Directory.CreateDirectory(folder);
        writerLock = TryLock();
        young = TryOpen("young", writable: writerLock is not null);
        old = TryOpen("old", writable: false);
    }

    /// <summary>Opens or creates the folder; null when that is not possible.</summary>
    public static MemoFolder? TryOpen(string folder, long maxFileBytes, Action<string?> trouble)
    {
        try
        {
            return new(folder, maxFileBytes, trouble);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            trouble($"{folder} cannot be used until the next start, everything is kept in memory ({exception.Message})");
            return null;
        }
    }

    public bool TryRead(ContentHash key, [NotNullWhen(true)] out string? value)
    {
        lock (turn)
        {
            value = null;
            try
            {
                if (young is not null && young.TryRead(key, out var bytes)) value = Unpack(bytes);
                else if (old is not null && old.TryRead(key, out bytes))
                {
                    value = Unpack(bytes);
                    Append(key, bytes);
                }
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException)
            {
                // A damaged entry is one that is not there.
            }
            return value is not null;
        }
    }

    public void Write(ContentHash key, string value)
    {
        if (writerLock is null) return;
        var bytes = Pack(value);
        lock (turn) Append(key, bytes);
    }

    public void Dispose()
    {
        young?.Dispose();
        old?.Dispose();
        writerLock?.Dispose();
    }

    private void Append(ContentHash key, byte[] bytes)
    {
        if (writerLock is null) return;
        try
        {
            young ??= TryOpen("young", writable: true);
            if (young!.Length + bytes.Length > maxFileBytes) Turn();
            young!.Append(key, bytes);
            if (isInTrouble) trouble(null);
            isInTrouble = false;
        }
        catch (Exception exception) when (DiskTrouble.Explains(exception))
        {
            // A full disk: the value is served all the same, and the next one tries again.
            isInTrouble = true;
            trouble($"{folder} cannot be written ({exception.Message})");
        }
    }

    private void Turn()
    {
        old?.Dispose();
        young?.Dispose();
        (old, young) = (null, null);
        File.Move(FullPath("young"), FullPath("old"), overwrite: true);
        young = TryOpen("young", writable: true);
        old = TryOpen("old", writable: false);
    }

    private string FullPath(string name) => Path.Combine(folder, name + ".memo");

    private MemoFile? TryOpen(string name, bool writable) =>
        writable || File.Exists(FullPath(name)) ? new(FullPath(name), writable) : null;

    private FileStream? TryLock()
    {
        try
        {
            return new(Path.Combine(folder, "writer.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] Pack(string value)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest)) deflate.Write(Encoding.UTF8.GetBytes(value));
        return packed.ToArray();
    }

    private static string Unpack(byte[] bytes)
    {
        using var reader = new StreamReader(new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
