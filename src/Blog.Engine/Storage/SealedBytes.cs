using System.Security.Cryptography;

namespace Blog.Engine.Storage;

/// <summary>Bytes in a file: a magic word of eight, a version, their length and SHA-256, then they. What is not exactly such a file is refused as a whole.</summary>
public static class SealedBytes
{
    private const int HeaderLength = 8 + sizeof(int) + sizeof(long) + SHA256.HashSizeInBytes;

    /// <summary>What is written is not gathered first: of a large site it is as large as the index itself, and a server under a limit of memory has no room for a second one.</summary>
    /// <param name="stream">One that can seek and be read, at its end.</param>
    public static void Write(Stream stream, ReadOnlySpan<byte> magic, int version, Action<Stream> write)
    {
        var start = stream.Position;
        stream.Write(new byte[HeaderLength]);
        write(stream);
        var length = stream.Position - start - HeaderLength;
        stream.Position = start + HeaderLength;
        var hash = SHA256.HashData(stream);
        stream.Position = start;
        stream.Write(magic);
        stream.Write(BitConverter.GetBytes(version));
        stream.Write(BitConverter.GetBytes(length));
        stream.Write(hash);
        stream.Position = start + HeaderLength + length;
    }

    /// <summary>What <paramref name="read"/> makes of the bytes, which it reads from the stream itself; null when the file is foreign, of another version, or damaged.</summary>
    /// <param name="stream">One that can seek, and ends with the bytes.</param>
    public static T? Read<T>(Stream stream, ReadOnlySpan<byte> magic, int version, Func<Stream, T?> read)
        where T : class
    {
        var header = new byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength) return null;
        if (!header.AsSpan(0, 8).SequenceEqual(magic) || BitConverter.ToInt32(header, 8) != version) return null;
        var start = stream.Position;
        if (BitConverter.ToInt64(header, 12) != stream.Length - start || !SHA256.HashData(stream).AsSpan().SequenceEqual(header.AsSpan(20))) return null;
        stream.Position = start;
        return read(stream);
    }
}
