using Blog.Engine.Content;

namespace Blog.Exporting;

/// <summary>The compressed files beside a file, which nginx (gzip_static, brotli_static) and others send as they are.</summary>
internal static class Precompressed
{
    private static readonly string[] Compressible = [".html", ".htm", ".css", ".js", ".mjs", ".json", ".map", ".xml", ".txt", ".svg", ".wasm", ".csv"];

    /// <summary>Bytes: a smaller file goes into one packet of the network as it is.</summary>
    private const int Smallest = 1024;

    public static bool Suits(SitePath file, byte[] bytes) => bytes.Length >= Smallest && Compressible.Contains(file.Extension);

    public static (SitePath Brotli, SitePath Gzip) NamesOf(SitePath file) => (SitePath.From(file.Value + ".br"), SitePath.From(file.Value + ".gz"));

    public static byte[] Brotli(byte[] bytes) => Http.Brotli.Encode(bytes, quality: 5);

    public static byte[] Gzip(byte[] bytes) => Engine.Storage.Gzip.Pack(bytes);
}
