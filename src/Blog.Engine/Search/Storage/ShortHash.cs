using System.Security.Cryptography;

namespace Blog.Engine.Search.Storage;

/// <summary>Names what one file of an exported index holds.</summary>
internal static class ShortHash
{
    /// <summary>Bytes: among 10,000 files two are the same by accident once in 20,000 sites.</summary>
    public const int Length = 5;

    public static byte[] Of(ReadOnlySpan<byte> content) => SHA256.HashData(content)[..Length];
}
