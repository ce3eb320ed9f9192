namespace Blog.Engine.Storage;

/// <summary>Bytes that are kept for long and read seldom: in memory until they are moved to a file. Any thread may read while one moves them.</summary>
public sealed class ColdBytes(byte[] bytes)
{
    private const int BlockLength = 1 << 16;

    private volatile byte[]? here = bytes;
    private SpillFile? file;
    private long place;

    public int Length { get; } = bytes.Length;

    /// <summary>Those of a range: the ones that are there, or a copy out of the file.</summary>
    public ReadOnlySpan<byte> this[Range range]
    {
        get
        {
            if (here is { } all) return all.AsSpan(range);
            var (start, length) = range.GetOffsetAndLength(Length);
            return file!.Read(place + start, length);
        }
    }

    /// <summary>Writes them without gathering them first.</summary>
    public void WriteTo(Stream stream)
    {
        for (var start = 0; start < Length; start += BlockLength) stream.Write(this[start..Math.Min(start + BlockLength, Length)]);
    }

    /// <exception cref="IOException">The disk is full; the bytes stay where they were.</exception>
    public void MoveTo(SpillFile target)
    {
        if (here is not { } all) return;
        (place, file) = (target.Add(all), target);
        here = null; // last: who no longer sees the bytes sees the file
    }
}
