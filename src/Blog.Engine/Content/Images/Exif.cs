using System.Buffers.Binary;

namespace Blog.Engine.Content.Images;

/// <summary>The one thing of EXIF that changes how a picture looks (CIPA DC-008, 4.6.4: tag 0x0112 in the first directory of a TIFF structure).</summary>
internal static class Exif
{
    private const int OrientationTag = 0x0112;
    private const int MostEntries = 500;

    /// <summary>1 to 8; 1 where nothing or nonsense is said.</summary>
    public static int Orientation(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith("Exif\0\0"u8) ? exif[6..] : exif;
        if (tiff.Length < 8) return 1;
        var isLittle = tiff.StartsWith("II"u8);
        var directory = Number32(tiff[4..], isLittle);
        if (directory > tiff.Length - 2) return 1;
        var entries = tiff[((int)directory + 2)..];
        var count = Math.Min((int)Number16(tiff[(int)directory..], isLittle), MostEntries);
        for (; count > 0 && entries.Length >= 12; count--, entries = entries[12..])
        {
            if (Number16(entries, isLittle) == OrientationTag) return Number16(entries[8..], isLittle) is >= 1 and <= 8 and var value ? value : 1;
        }
        return 1;
    }

    /// <summary>An EXIF block that says nothing but the orientation.</summary>
    public static byte[] Saying(int orientation) =>
    [
        .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, // big-endian, the directory follows
        0, 1, OrientationTag >> 8, OrientationTag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, // one entry: a SHORT
        0, 0, 0, 0, // no further directory
    ];

    private static ushort Number16(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number32(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
