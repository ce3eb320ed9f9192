using System.Collections.Concurrent;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>The shards of one index, each by the hash of what it holds. Any number of threads may add.</summary>
internal sealed class ShardSet
{
    private readonly ConcurrentDictionary<string, byte> names = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SearchShard[]> shards = [];

    /// <summary>Those that were added together follow each other.</summary>
    public IEnumerable<SearchShard> All => shards.SelectMany(added => added);

    public byte[] Add(FieldWriter bytes)
    {
        var content = bytes.ToArray();
        var hash = ShortHash.Of(content);
        Add([(hash, () => content)]);
        return hash;
    }

    /// <summary>Adds what is made when it is written, because the texts of all documents at once would be a second copy of the site.</summary>
    public void Add(IEnumerable<(byte[] Hash, Func<byte[]> Make)> contents) => shards.Enqueue([.. contents
        .Select(content => new SearchShard(Convert.ToHexStringLower(content.Hash) + ".bin", content.Make))
        .Where(shard => names.TryAdd(shard.Name, 0))]);
}
