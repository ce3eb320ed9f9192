using System.Security.Cryptography;

namespace Blog.Engine.Search.Shards;

/// <summary>The shards of one index, each by the hash of what it holds.</summary>
internal sealed class ShardSet
{
    /// <summary>Bytes of a hash: among 10,000 shards two are the same by accident once in 20,000 sites.</summary>
    public const int HashLength = 5;

    private readonly Dictionary<string, SearchShard> shards = new(StringComparer.Ordinal);

    public IReadOnlyCollection<SearchShard> All => shards.Values;

    public byte[] Add(ShardBytes bytes)
    {
        var content = bytes.ToArray();
        return Add(() => content, content);
    }

    /// <summary>Adds what is made again when it is written, because the texts of all documents at once would be a second copy of the site.</summary>
    public byte[] Add(ShardBytes bytes, Func<ShardBytes> again) => Add(() => again().ToArray(), bytes.ToArray());

    private byte[] Add(Func<byte[]> make, byte[] content)
    {
        var hash = SHA256.HashData(content)[..HashLength];
        var name = Convert.ToHexStringLower(hash) + ".bin";
        shards.TryAdd(name, new(name, make));
        return hash;
    }
}
