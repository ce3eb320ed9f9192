using System.IO.Compression;
using System.Text;

namespace Blog.Engine.Search.Storage;

/// <summary>What a browser unpacks without a library.</summary>
internal static class Gzip
{
    /// <summary>Names how bytes are packed here: another version of the library, or another processor, may find other matches.</summary>
    public static byte[] Signature { get; } = ShortHash.Of(Pack(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 8000).Select(number => number * number % 977)))));

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(bytes);
        return packed.ToArray();
    }
}
