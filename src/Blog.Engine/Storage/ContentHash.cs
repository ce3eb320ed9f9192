using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Blog.Engine.Storage;

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
        var most = 0;
        foreach (var part in parts) most += sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length);
        var (bytes, length) = (ArrayPool<byte>.Shared.Rent(most), 0);
        foreach (var part in parts)
        {
            var written = Encoding.UTF8.GetBytes(part, bytes.AsSpan(length + sizeof(int)));
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), written);
            length += sizeof(int) + written;
        }
        var hash = Of(bytes.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }

    public override string ToString() => Value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    private static ContentHash From(ReadOnlySpan<byte> digest) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(digest));
}
