using System.Buffers;
using System.Text;
using Blog.Engine.Storage;
using K4os.Compression.LZ4;

namespace Blog.Engine.Content;

/// <summary>A text kept as LZ4, at less than half of its UTF-8: most texts are kept for long and asked for seldom. Unpacking costs about half a millisecond a megabyte.</summary>
public sealed class PackedText
{
    private readonly ColdBytes packed;

    /// <param name="packed">What <see cref="Packed"/> was.</param>
    /// <param name="length">What <see cref="Length"/> was.</param>
    public PackedText(byte[] packed, int length) => (this.packed, Length) = (new(packed), length);

    public ReadOnlySpan<byte> Packed => packed[..];

    /// <summary>Bytes of the UTF-8.</summary>
    public int Length { get; }

    public static PackedText From(ReadOnlySpan<byte> utf8)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LZ4Codec.MaximumOutputSize(utf8.Length));
        var packed = buffer.AsSpan(0, LZ4Codec.Encode(utf8, buffer)).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return new(packed, utf8.Length);
    }

    /// <summary>A half of a surrogate pair becomes U+FFFD, which is as long.</summary>
    public static PackedText From(string text) => From(Encoding.UTF8.GetBytes(text));

    /// <summary>Keeps it in a file from now on.</summary>
    /// <exception cref="IOException">The disk is full; the text stays in memory.</exception>
    public void MoveTo(SpillFile file) => packed.MoveTo(file);

    public byte[] ToUtf8()
    {
        var utf8 = new byte[Length];
        Unpack(utf8);
        return utf8;
    }

    /// <summary>The text in UTF-16, for so long as <paramref name="read"/> looks at it.</summary>
    public T Read<T>(Func<ReadOnlySpan<char>, T> read)
    {
        var (utf8, text) = (ArrayPool<byte>.Shared.Rent(Length), ArrayPool<char>.Shared.Rent(Length));
        try
        {
            Unpack(utf8.AsSpan(0, Length));
            return read(text.AsSpan(0, Encoding.UTF8.GetChars(utf8.AsSpan(0, Length), text)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
            ArrayPool<char>.Shared.Return(text);
        }
    }

    public override string ToString() => Read(text => text.ToString());

    private void Unpack(Span<byte> utf8)
    {
        if (Length > 0 && LZ4Codec.Decode(Packed, utf8) != Length) throw new InvalidDataException("the text is damaged");
    }
}
