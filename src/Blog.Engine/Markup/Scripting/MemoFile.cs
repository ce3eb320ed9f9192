using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Blog.Engine.Content;
using Microsoft.Win32.SafeHandles;

namespace Blog.Engine.Markup.Scripting;

/// <summary>
/// An append-only file of entries: key (16 bytes), length (4), checksum (4), bytes. An entry is one write, so a crash leaves at most a torn
/// last entry; reading stops there, and writing goes on from there. Reads are thread-safe, appends are the caller's to serialise.
/// </summary>
internal sealed class MemoFile : IDisposable
{
    private const int HeaderLength = 24;
    private const int MaxEntry = 16 << 20;

    private readonly SafeFileHandle file;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<UInt128, (long Offset, int Length, uint Checksum)> entries = [];

    /// <summary>Opens the file, to append when <paramref name="writable"/>, and indexes its entries.</summary>
    public MemoFile(string path, bool writable)
    {
        file = File.OpenHandle(path, writable ? FileMode.OpenOrCreate : FileMode.Open, writable ? FileAccess.ReadWrite : FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Index();
    }

    /// <summary>Bytes up to the end of the last whole entry.</summary>
    public long Length { get; private set; }

    public bool TryRead(ContentHash key, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (!entries.TryGetValue(key.Value, out var entry)) return false;
        var read = new byte[entry.Length];
        if (RandomAccess.Read(file, read, entry.Offset) != read.Length || Checksum(read) != entry.Checksum) return false;
        bytes = read;
        return true;
    }

    public void Append(ContentHash key, ReadOnlySpan<byte> bytes)
    {
        var record = new byte[HeaderLength + bytes.Length];
        var checksum = Checksum(bytes);
        BinaryPrimitives.WriteUInt128LittleEndian(record, key.Value);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(16), bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(20), checksum);
        bytes.CopyTo(record.AsSpan(HeaderLength));
        RandomAccess.Write(file, record, Length);
        entries[key.Value] = (Length + HeaderLength, bytes.Length, checksum);
        Length += record.Length;
    }

    public void Dispose() => file.Dispose();

    private void Index()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        var end = RandomAccess.GetLength(file);
        while (Length + HeaderLength <= end && RandomAccess.Read(file, header, Length) == HeaderLength)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(header[16..]);
            var next = Length + HeaderLength + length;
            if (length is < 0 or > MaxEntry || next > end) return;
            entries[BinaryPrimitives.ReadUInt128LittleEndian(header)] = (Length + HeaderLength, length, BinaryPrimitives.ReadUInt32LittleEndian(header[20..]));
            Length = next;
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes) => (uint)ContentHash.Of(bytes).Value;
}
