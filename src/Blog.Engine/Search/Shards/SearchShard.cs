namespace Blog.Engine.Search.Shards;

/// <summary>One file of the index as a static site has it; all but the manifest are named by their content.</summary>
/// <param name="Name">In the folder of the index.</param>
/// <param name="ToFile">Makes its bytes, packed with gzip because a file server that knows nothing of it would send it as it is.</param>
public sealed record SearchShard(string Name, Func<byte[]> ToFile)
{
    /// <summary>The one shard with a fixed name, through which all others are found.</summary>
    public const string ManifestName = "manifest.bin";
}

/// <summary>Where a document is read: its address from the root of the site, percent-encoded, and the day to show with it (<c>2026-03-08</c>).</summary>
public readonly record struct DocumentAddress(string Url, string Day);
