using System.IO.Compression;

namespace Blog.Engine.Storage;

/// <summary>What every browser unpacks: for answers, exported files and the search index alike, whose folder knows no other.</summary>
public static class Gzip
{
    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream(bytes.Length / 3);
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(bytes);
        return packed.ToArray();
    }
}
