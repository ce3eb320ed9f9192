using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Blog.Cards;

/// <summary>Writes a PNG of at most 256 colours (W3C Portable Network Graphics, third edition): a third of the bytes to pack that a picture in full colour has.</summary>
internal static class IndexedPng
{
    private static readonly byte[] Signature = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(value => RemainderOf((uint)value))];

    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="palette">The colours, opaque.</param>
    /// <param name="rows">For each row a zero, which says that it is not filtered, and the number of the colour of each pixel.</param>
    public static byte[] Encode(int width, int height, IReadOnlyList<SKColor> palette, ReadOnlySpan<byte> rows)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        WriteChunk(png, "IHDR", HeaderOf(width, height));
        WriteChunk(png, "PLTE", [.. palette.SelectMany(color => new[] { color.Red, color.Green, color.Blue })]);
        WriteChunk(png, "IDAT", Packed(rows));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>Eight bits a pixel, by palette, not interlaced.</summary>
    private static byte[] HeaderOf(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        return header;
    }

    /// <summary>Most of a card is one colour: a higher level saves a seventh of the bytes and takes more than twice the time.</summary>
    private static byte[] Packed(ReadOnlySpan<byte> rows)
    {
        using var packed = new MemoryStream(16_384);
        using (var stream = new ZLibStream(packed, new ZLibCompressionOptions { CompressionLevel = 2 })) stream.Write(rows);
        return packed.ToArray();
    }

    private static void WriteChunk(Stream png, string name, byte[] content)
    {
        byte[] named = [.. Encoding.Latin1.GetBytes(name), .. content];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        png.Write(number);
    }

    /// <summary>CRC-32 (ISO 3309), a byte at a time: a card has few of them.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var rest = uint.MaxValue;
        foreach (var value in bytes) rest = Remainders[(byte)(rest ^ value)] ^ (rest >> 8);
        return ~rest;
    }

    private static uint RemainderOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        return value;
    }
}
