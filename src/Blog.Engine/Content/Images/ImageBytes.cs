using System.Buffers.Binary;
using System.Text;

namespace Blog.Engine.Content.Images;

/// <summary>Any place of an image file. Beyond its end there are zeros, so that a cut or lying file leads to no size, never to an exception.</summary>
internal sealed class ImageBytes(Stream stream)
{
    /// <summary>Parts (segments, chunks, boxes) that are looked at before a file is given up.</summary>
    public const int MostParts = 1000;

    public long Length { get; } = stream.Length;

    /// <summary><paramref name="count"/> bytes; the caller bounds it.</summary>
    public byte[] Read(long offset, int count)
    {
        var bytes = new byte[count];
        if (offset < 0 || offset >= Length) return bytes;
        stream.Position = offset;
        stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return bytes;
    }

    public int Byte(long offset) => Read(offset, 1)[0];

    public int Big16(long offset) => BinaryPrimitives.ReadUInt16BigEndian(Read(offset, 2));

    public uint Big32(long offset) => BinaryPrimitives.ReadUInt32BigEndian(Read(offset, 4));

    public int Little16(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(Read(offset, 2));

    public uint Little32(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Read(offset, 4));

    /// <summary>Four letters that name a chunk or a box.</summary>
    public string Name(long offset) => Encoding.Latin1.GetString(Read(offset, 4));
}
