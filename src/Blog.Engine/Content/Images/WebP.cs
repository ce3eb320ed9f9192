using System.Buffers.Binary;
using System.Text;

namespace Blog.Engine.Content.Images;

/// <summary>WebP (RFC 9649): a RIFF file of chunks of name, length and content padded to an even length.</summary>
internal static class WebP
{
    private const int FirstChunk = 12;
    private const int AnimationFlag = 0x02, XmpFlag = 0x04, ExifFlag = 0x08;

    private static readonly string[] Seen = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    public static ImageInfo? Read(ImageBytes file) => file.Name(FirstChunk) switch
    {
        "VP8X" => Extended(file),
        "VP8L" when file.Byte(20) == 0x2F && file.Little32(21) is var bits => ImageInfo.Of(ImageFormat.WebP, (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1),
        "VP8 " when file.Read(23, 3) is [0x9D, 0x01, 0x2A] => ImageInfo.Of(ImageFormat.WebP, file.Little16(26) & 0x3FFF, file.Little16(28) & 0x3FFF),
        _ => null,
    };

    /// <summary>The same picture without EXIF and XMP, and without what stands behind its end.</summary>
    public static byte[] Strip(ReadOnlySpan<byte> file)
    {
        var output = new MemoryStream(file.Length);
        output.Write(file[..FirstChunk]);
        var end = (int)Math.Clamp(8L + BinaryPrimitives.ReadUInt32LittleEndian(file[4..]), FirstChunk, file.Length);
        for (var rest = file[FirstChunk..end]; rest.Length >= 8;)
        {
            var chunk = rest[..(int)Math.Min(8 + Padded(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..])), rest.Length)];
            if (Seen.Contains(Encoding.Latin1.GetString(chunk[..4]))) output.Write(chunk);
            rest = rest[chunk.Length..];
        }
        return Settle(output.ToArray());
    }

    /// <summary>Says in the headers what is left.</summary>
    private static byte[] Settle(byte[] file)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), (uint)file.Length - 8);
        if (file.AsSpan(FirstChunk).StartsWith("VP8X"u8) && file.Length > 20) file[20] &= unchecked((byte)~(XmpFlag | ExifFlag));
        return file;
    }

    private static ImageInfo? Extended(ImageBytes file)
    {
        var flags = file.Byte(20);
        var orientation = (flags & ExifFlag) == 0 ? 1 : Orientation(file);
        var (width, height) = ((file.Little32(24) & 0xFFFFFF) + 1, (file.Little32(27) & 0xFFFFFF) + 1);
        return ImageInfo.Of(ImageFormat.WebP, width, height, orientation) is { } image ? image with { IsAnimated = (flags & AnimationFlag) != 0 } : null;
    }

    private static int Orientation(ImageBytes file)
    {
        long at = FirstChunk;
        for (var part = 0; part < ImageBytes.MostParts && at < file.Length; part++)
        {
            var length = file.Little32(at + 4);
            if (file.Name(at) == "EXIF") return Exif.Orientation(file.Read(at + 8, (int)Math.Min(length, 65_536)));
            at += 8 + Padded(length);
        }
        return 1;
    }

    private static long Padded(uint length) => length + (length & 1L);
}
