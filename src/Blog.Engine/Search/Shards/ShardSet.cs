using System.Collections.Concurrent;
using System.Security.Cryptography;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>The shards of one index, each by the hash of what it holds. Any number of threads may add.</summary>
internal sealed class ShardSet
{
    /// <summary>Bytes of a hash: among 10,000 shards two are the same by accident once in 20,000 sites.</summary>
    public const int HashLength = 5;

    private readonly ConcurrentDictionary<string, SearchShard> shards = new(StringComparer.Ordinal);

    public IEnumerable<SearchShard> All => shards.Values;

    public byte[] Add(FieldWriter bytes)
    {
        var content = bytes.ToArray();
        return Add(content, () => content);
    }

    /// <summary>Adds what is made again when it is written, because the texts of all documents at once would be a second copy of the site.</summary>
    public byte[] Add(FieldWriter bytes, Func<FieldWriter> again) => Add(bytes.Written, () => again().ToArray());

    private byte[] Add(ReadOnlySpan<byte> content, Func<byte[]> make)
    {
        var hash = SHA256.HashData(content)[..HashLength];
        var name = Convert.ToHexStringLower(hash) + ".bin";
        shards.TryAdd(name, new(name, make));
        return hash;
    }
}
