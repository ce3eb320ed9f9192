using System.Collections.Concurrent;
using Blog.Engine.Search.Storage;
using Blog.Engine.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>The shards of one index, each by the hash of what it holds. Any number of threads may add.</summary>
internal sealed class ShardSet
{
    private readonly ConcurrentDictionary<string, Func<byte[]>> files = new(StringComparer.Ordinal);

    public IEnumerable<SearchShard> All => files.Select(file => new SearchShard(file.Key, file.Value));

    public byte[] Add(FieldWriter bytes)
    {
        var content = bytes.ToArray();
        var hash = ShortHash.Of(content);
        Add(hash, () => Gzip.Pack(content));
        return hash;
    }

    /// <param name="hash">Names what the file holds.</param>
    /// <param name="file">Makes it when it is written: an index that was exported before has most of its files there.</param>
    public void Add(ReadOnlySpan<byte> hash, Func<byte[]> file) => files.TryAdd(Convert.ToHexStringLower(hash) + ".bin", file);
}
