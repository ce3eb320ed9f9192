using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace Blog.Engine.Storage;

/// <summary>
/// An append-only file of entries: check (16 bytes), key (16), length (4), bytes; the check is the hash of the rest. An entry is one write, so a crash leaves
/// at most a torn last entry; reading stops there, and writing goes on from there. Reads are thread-safe, appends are the caller's to serialise.
/// </summary>
internal sealed class EntryFile : IDisposable
{
    /// <summary>Longest value, in bytes: anything above is damage.</summary>
    public const int MaxValue = 64 << 20;

    private const int KeyAt = 16, LengthAt = 32, HeaderLength = 36;

    private readonly SafeFileHandle file;
    private readonly ConcurrentDictionary<UInt128, (long Offset, int Length)> entries = [];

    /// <summary>Opens the file, to append when <paramref name="writable"/>, and lists its entries. One that begins otherwise is of another version, and empty.</summary>
    public EntryFile(string path, bool writable)
    {
        var (mode, access) = writable ? (FileMode.OpenOrCreate, FileAccess.ReadWrite) : (FileMode.Open, FileAccess.Read);
        file = File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete);
        if (IsOfThisVersion()) List();
        else if (writable) Begin();
    }

    private static ReadOnlySpan<byte> Magic => "BLOGENT1"u8;

    /// <summary>Bytes up to the end of the last whole entry.</summary>
    public long Length { get; private set; } = Magic.Length;

    /// <summary>A value that is as it was written; what is damaged is not there from then on.</summary>
    public bool TryRead(ContentHash key, [NotNullWhen(true)] out byte[]? value)
    {
        value = null;
        if (!entries.TryGetValue(key.Value, out var entry)) return false;
        var record = new byte[HeaderLength + entry.Length];
        var isWhole = RandomAccess.Read(file, record, entry.Offset) == record.Length && IsUndamaged(record, key);
        if (isWhole) value = record[HeaderLength..];
        else entries.TryRemove(KeyValuePair.Create(key.Value, entry));
        return isWhole;
    }

    public void Append(ContentHash key, ReadOnlySpan<byte> value)
    {
        var record = new byte[HeaderLength + value.Length];
        BinaryPrimitives.WriteUInt128LittleEndian(record.AsSpan(KeyAt), key.Value);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(LengthAt), value.Length);
        value.CopyTo(record.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt128LittleEndian(record, CheckOf(record));
        RandomAccess.Write(file, record, Length);
        entries[key.Value] = (Length, value.Length);
        Length += record.Length;
    }

    public void Dispose() => file.Dispose();

    private bool IsOfThisVersion()
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        return RandomAccess.Read(file, start, 0) == start.Length && start.SequenceEqual(Magic);
    }

    private void Begin()
    {
        RandomAccess.SetLength(file, 0);
        RandomAccess.Write(file, Magic, 0);
    }

    private void List()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        var end = RandomAccess.GetLength(file);
        while (Length + HeaderLength <= end && RandomAccess.Read(file, header, Length) == HeaderLength)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(header[LengthAt..]);
            var next = Length + HeaderLength + length;
            if (length is < 0 or > MaxValue || next > end) return;
            entries[BinaryPrimitives.ReadUInt128LittleEndian(header[KeyAt..])] = (Length, length);
            Length = next;
        }
    }

    /// <summary>The key too: an entry that another program has written over the old one is not the one that was listed.</summary>
    private static bool IsUndamaged(ReadOnlySpan<byte> record, ContentHash key) =>
        BinaryPrimitives.ReadUInt128LittleEndian(record) == CheckOf(record) && BinaryPrimitives.ReadUInt128LittleEndian(record[KeyAt..]) == key.Value;

    private static UInt128 CheckOf(ReadOnlySpan<byte> record) => ContentHash.Of(record[KeyAt..]).Value;
}
