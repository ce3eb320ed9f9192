using Microsoft.Win32.SafeHandles;

namespace Blog.Engine.Storage;

/// <summary>
/// A file without a name for what need not lie in memory; the system keeps in memory what is asked for often, and no more than it has room for. It goes when
/// nothing refers to it any more, and with the process, however that ends. Written by one thread, read by any.
/// </summary>
public sealed class SpillFile
{
    private readonly SafeFileHandle handle;

    private SpillFile(SafeFileHandle handle) => this.handle = handle;

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    /// <exception cref="IOException">Or <see cref="UnauthorizedAccessException"/>: nothing can be written there.</exception>
    public static SpillFile CreateIn(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Guid.NewGuid():n}.tmp");
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose | FileOptions.RandomAccess);
        if (!OperatingSystem.IsWindows()) File.Delete(path); // at once: a process that is killed closes nothing
        return new(handle);
    }

    /// <summary>Writes at the end and gives the place.</summary>
    public long Add(ReadOnlySpan<byte> bytes)
    {
        var place = Length;
        RandomAccess.Write(handle, bytes, place);
        Length = place + bytes.Length;
        return place;
    }

    /// <exception cref="IOException">The disk refused, or the file ends before.</exception>
    public byte[] Read(long place, int length)
    {
        var bytes = new byte[length];
        for (var read = 0; read < length;)
        {
            var more = RandomAccess.Read(handle, bytes.AsSpan(read), place + read);
            if (more == 0) throw new EndOfStreamException($"a file of what did not lie in memory ends at {place + read}");
            read += more;
        }
        return bytes;
    }
}
