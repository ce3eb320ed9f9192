using System.IO.Compression;

namespace Blog.Http;

internal static class Gzip
{
    public static byte[] Encode(byte[] bytes)
    {
        using var coded = new MemoryStream(bytes.Length / 3);
        using (var stream = new GZipStream(coded, CompressionLevel.Optimal)) stream.Write(bytes);
        return coded.ToArray();
    }
}
