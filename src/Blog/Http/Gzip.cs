using System.IO.Compression;

namespace Blog.Http;

internal static class Gzip
{
    /// <param name="bytes">The body.</param>
    /// <param name="level">Optimal for a reader who waits, SmallestSize for a file that is written once.</param>
    public static byte[] Encode(byte[] bytes, CompressionLevel level)
    {
        using var coded = new MemoryStream(bytes.Length / 3);
        using (var stream = new GZipStream(coded, level)) stream.Write(bytes);
        return coded.ToArray();
    }
}
