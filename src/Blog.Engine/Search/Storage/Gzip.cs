using System.IO.Compression;

namespace Blog.Engine.Search.Storage;

/// <summary>What a browser unpacks without a library.</summary>
internal static class Gzip
{
    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(bytes);
        return packed.ToArray();
    }
}
