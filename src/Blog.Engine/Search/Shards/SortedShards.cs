using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>
/// Entries in the order of their keys (UTF-16 units), cut into shards of about one size: a prefix is a run of neighbours, and a large entry is alone.
/// An entry is its key (units shared with the key before, the rest) and whatever belongs to it. The directory says with what each shard begins.
/// </summary>
/// <param name="size">Bytes of a shard before compression.</param>
internal sealed class SortedShards(ShardSet shards, int size)
{
    private readonly List<(string First, byte[] Hash)> directory = [];
    private FieldWriter current = new();
    private string first = "", last = "";

    public void Add(string key, ReadOnlySpan<byte> entry)
    {
        if (current.Length > 0 && current.Length + entry.Length > size) Close();
        if (current.Length == 0) first = ShortestAfter(last, key);
        var shared = current.Length == 0 ? 0 : SharedLength(last, key);
        current.Number(shared).Text(key.AsSpan(shared)).Raw(entry);
        last = key;
    }

    /// <summary>Writes the number of shards, what each begins with, and their hashes.</summary>
    public void Finish(FieldWriter manifest)
    {
        if (current.Length > 0) Close();
        manifest.Number(directory.Count);
        var before = "";
        foreach (var (key, _) in directory)
        {
            var shared = SharedLength(before, key);
            manifest.Number(shared).Text(key.AsSpan(shared));
            before = key;
        }
        foreach (var (_, hash) in directory) manifest.Raw(hash);
    }

    private void Close()
    {
        directory.Add((first, shards.Add(current)));
        current = new();
    }

    /// <summary>The shortest text that is after one key and not after the next.</summary>
    private static string ShortestAfter(string before, string key)
    {
        var length = Math.Min(SharedLength(before, key) + 1, key.Length);
        return length < key.Length && char.IsHighSurrogate(key[length - 1]) ? key[..(length + 1)] : key[..length];
    }

    private static int SharedLength(string a, string b)
    {
        var length = a.AsSpan().CommonPrefixLength(b);
        return length > 0 && char.IsHighSurrogate(a[length - 1]) ? length - 1 : length;
    }
}
