using System.IO.Compression;

namespace Blog.Engine.Search.Shards;

/// <summary>One file of the index as a static site has it; all but the manifest are named by their content.</summary>
public sealed record SearchShard(string Name, Func<byte[]> Content)
{
    /// <summary>The one shard with a fixed name, through which all others are found.</summary>
    public const string ManifestName = "manifest.bin";

    /// <summary>The file: gzip, because a file server that knows nothing of it would send it as it is.</summary>
    public byte[] ToFile()
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(Content());
        return packed.ToArray();
    }
}

/// <summary>Where a document is read: its address from the root of the site, percent-encoded, and the day to show with it (<c>2026-03-08</c>).</summary>
public readonly record struct DocumentAddress(string Url, string Day);
