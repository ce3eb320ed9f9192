using System.Buffers.Binary;
using System.Text;

namespace Blog.Engine.Content.Images;

/// <summary>PNG and APNG (W3C, third edition): a signature, then chunks of length, name, content and checksum.</summary>
internal static class Png
{
    private const int Signature = 8;

    /// <summary>Optional chunks that change how a picture looks; every other optional chunk is about it.</summary>
    private static readonly string[] Seen =
        ["tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT"];

    public static ImageInfo? Read(ImageBytes file)
    {
        if (file.Name(Signature + 4) != "IHDR") return null;
        var (isAnimated, orientation) = (false, 1);
        long at = Signature;
        for (var part = 0; part < ImageBytes.MostParts && at < file.Length; part++)
        {
            var (length, name) = (file.Big32(at), file.Name(at + 4));
            if (name == "IDAT") break;
            if (name == "acTL") isAnimated = true;
            if (name == "eXIf") orientation = Exif.Orientation(file.Read(at + 8, (int)Math.Min(length, 65_536)));
            at += 12L + length;
        }
        return ImageInfo.Of(ImageFormat.Png, file.Big32(Signature + 8), file.Big32(Signature + 12), orientation) is { } image ? image with { IsAnimated = isAnimated } : null;
    }

    /// <summary>The same picture without the chunks that only tell of it, and without what stands behind its end.</summary>
    public static byte[] Strip(ReadOnlySpan<byte> file)
    {
        var output = new MemoryStream(file.Length);
        output.Write(file[..Signature]);
        var rest = file[Signature..];
        while (rest.Length >= 12)
        {
            var name = Encoding.Latin1.GetString(rest[4..8]);
            var chunk = rest[..(int)Math.Min(12L + BinaryPrimitives.ReadUInt32BigEndian(rest), rest.Length)];
            if (char.IsAsciiLetterUpper(name[0]) || Seen.Contains(name)) output.Write(chunk);
            rest = rest[chunk.Length..];
            if (name == "IEND") break;
        }
        return output.ToArray();
    }
}
