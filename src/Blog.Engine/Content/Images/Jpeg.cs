using System.Buffers.Binary;

namespace Blog.Engine.Content.Images;

/// <summary>JPEG (ITU T.81, Annex B): segments that begin with a marker; behind a scan's header its data runs to the next marker.</summary>
internal static class Jpeg
{
    private const byte EndOfImage = 0xD9, StartOfScan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    public static ImageInfo? Read(ImageBytes file)
    {
        var orientation = 1;
        long at = 2;
        for (var part = 0; part < ImageBytes.MostParts; part++)
        {
            var marker = file.Big16(at);
            if (marker < 0xFF01 || marker is 0xFF00 + StartOfScan or 0xFF00 + EndOfImage) return null;
            if (marker is 0xFFFF) at++; // padding
            else
            {
                if (IsFrame(marker & 0xFF)) return ImageInfo.Of(ImageFormat.Jpeg, file.Big16(at + 7), file.Big16(at + 5), orientation);
                var length = file.Big16(at + 2);
                if (marker is 0xFF00 + App1 && file.Name(at + 4) == "Exif") orientation = Exif.Orientation(file.Read(at + 4, length));
                at += 2 + length;
            }
        }
        return null;
    }

    /// <summary>The same picture without anything that is not needed to show it, and without what other programs append behind its end.</summary>
    public static byte[] Strip(ReadOnlySpan<byte> file)
    {
        var output = new MemoryStream(file.Length);
        output.Write(file[..2]);
        var rest = file[2..];
        while (NextMarker(rest) is >= 0 and var at)
        {
            rest = rest[at..];
            var marker = rest[1];
            var segment = rest[..Math.Min(LengthOf(rest), rest.Length)];
            Copy(segment, output);
            rest = rest[segment.Length..];
            if (marker is EndOfImage) break;
            if (marker is not StartOfScan) continue;
            var data = rest[..(NextMarker(rest) is >= 0 and var end ? end : rest.Length)];
            output.Write(data);
            rest = rest[data.Length..];
        }
        return output.ToArray();
    }

    private static void Copy(ReadOnlySpan<byte> segment, MemoryStream output)
    {
        if (!IsMetadata(segment)) output.Write(segment);
        else if (segment is [_, App1, _, _, .. var content] && content.StartsWith("Exif"u8) && Exif.Orientation(content) is > 1 and var orientation) output.Write([0xFF, App1, 0, 34, .. Exif.Saying(orientation)]);
    }

    /// <summary>Of the application segments only those stay that say how colours are meant.</summary>
    private static bool IsMetadata(ReadOnlySpan<byte> segment)
    {
        if (segment[1] is not (Comment or (>= App0 and <= App15))) return false;
        if (segment.Length < 4) return true;
        var content = segment[4..];
        return !(segment[1] switch
        {
            App0 => content.StartsWith("JFIF\0"u8),
            App2 => content.StartsWith("ICC_PROFILE\0"u8),
            App14 => content.StartsWith("Adobe"u8),
            _ => false,
        });
    }

    /// <summary>Where the next marker stands; stuffed bytes (FF 00) and restart marks belong to a scan's data, a run of FF is padding.</summary>
    private static int NextMarker(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; bytes[at..].IndexOf((byte)0xFF) is >= 0 and var step; at++)
        {
            at += step;
            if (at + 1 < bytes.Length && bytes[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))) return at;
        }
        return -1;
    }

    private static int LengthOf(ReadOnlySpan<byte> segment) =>
        segment[1] is EndOfImage or 0x01 or 0xD8 || segment.Length < 4 ? 2 : 2 + Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(segment[2..]));

    /// <summary>SOF0 to SOF15; C4, C8 and CC are other things.</summary>
    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
