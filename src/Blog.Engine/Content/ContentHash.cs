using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Blog.Engine.Content;

/// <summary>The first 128 bits of a SHA-256: names a piece of content, equal on every machine.</summary>
public readonly record struct ContentHash(UInt128 Value)
{
    public static ContentHash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return From(digest);
    }

    /// <summary>Hashes parts so that no two different lists of parts give the same input (each part is preceded by its length).</summary>
    public static ContentHash OfParts(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(MemoryMarshal.AsBytes([bytes.Length]));
            hash.AppendData(bytes);
        }
        return From(hash.GetHashAndReset());
    }

    public override string ToString() => Value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    private static ContentHash From(ReadOnlySpan<byte> digest) =>
        new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest));
}
