using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Blog.Tests;

/// <summary>Image files made on the spot: four coloured corners, so that a turned one is told from an upright one, and bytes no encoder would write.</summary>
internal static class TestImages
{
    /// <summary>What a camera writes about the place; no served byte may hold it.</summary>
    public const string Secret = "GPS 31.2304N 121.4737E";

    public static byte[] Jpeg(int width, int height) => Encode(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] Png(int width, int height) => Encode(width, height, SKEncodedImageFormat.Png);

    public static byte[] WebP(int width, int height) => Encode(width, height, SKEncodedImageFormat.Webp);

    /// <summary>A JPEG of a camera: EXIF with an orientation and the secret, XMP, a comment, and a second picture behind the end.</summary>
    public static byte[] Photo(int width, int height, int orientation) => JpegWith(Jpeg(width, height), Exif(orientation));

    public static byte[] JpegWith(byte[] jpeg, byte[] exif) =>
    [
        .. jpeg[..2],
        .. Segment(0xE1, exif), .. Segment(0xE1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0" + Secret)), .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)),
        .. jpeg[2..],
        .. Encoding.ASCII.GetBytes("behind the end " + Secret),
    ];

    /// <summary>EXIF, little-endian: the orientation, then a text that stands for the directory of the place.</summary>
    public static byte[] Exif(int orientation) =>
        [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret)];

    /// <summary>Puts chunks behind the header of a PNG.</summary>
    public static byte[] PngWith(byte[] png, params (string Name, byte[] Content)[] chunks) => [.. png[..33], .. chunks.SelectMany(chunk => Chunk(chunk.Name, chunk.Content)), .. png[33..]];

    /// <summary>An extended WebP around the picture of a plain one, with EXIF; animated when told.</summary>
    public static byte[] WebPWith(byte[] webp, int width, int height, byte[]? exif, bool isAnimated = false)
    {
        byte[] header = [(byte)((exif is null ? 0 : 8) | (isAnimated ? 2 : 0)), 0, 0, 0, .. Little24(width - 1), .. Little24(height - 1)];
        byte[] body = [.. "WEBP"u8, .. RiffChunk("VP8X", header), .. webp[12..], .. exif is null ? [] : RiffChunk("EXIF", exif)];
        return [.. "RIFF"u8, .. Little32(body.Length), .. body];
    }

    /// <summary>Two frames of one colour each, 1 × 1 pixel shown at 3 × 2.</summary>
    public static byte[] AnimatedGif() =>
    [
        .. "GIF89a"u8, 3, 0, 2, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0,
        0x3B,
    ];

    /// <summary>The header of a PNG that claims a size.</summary>
    public static byte[] PngClaiming(uint width, uint height) =>
        [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", [.. Big32(width), .. Big32(height), 8, 6, 0, 0, 0]), .. Chunk("IDAT", []), .. Chunk("IEND", [])];

    public static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        return [.. Big32((uint)content.Length), .. named, .. Big32(Checksum(named))];
    }

    /// <summary>CRC-32 (PNG, annex D).</summary>
    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }
        return ~sum;
    }

    private static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        Fill(canvas, 0, 0, width, height, SKColors.Red);
        Fill(canvas, width / 2f, 0, width, height, SKColors.Lime);
        Fill(canvas, 0, height / 2f, width, height, SKColors.Blue);
        Fill(canvas, width / 2f, height / 2f, width, height, SKColors.White);
        canvas.Flush();
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    private static void Fill(SKCanvas canvas, float left, float top, float right, float bottom, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(new(left, top, right, bottom), paint);
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] RiffChunk(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), .. Little32(content.Length), .. content, .. new byte[content.Length % 2]];

    private static byte[] Little24(int value) => Little32(value)[..3];

    private static byte[] Little32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Big32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
