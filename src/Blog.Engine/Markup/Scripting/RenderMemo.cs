using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Storage;

namespace Blog.Engine.Markup.Scripting;

/// <summary>Rendered formulas and code by content hash: in memory, and in a folder when one is given. An entry is never stale. Thread-safe.</summary>
public sealed class RenderMemo : IDisposable
{
    private readonly ContentStore? store;
    private readonly long maxCharacters;
    private ConcurrentDictionary<ContentHash, string> young = [];
    private ConcurrentDictionary<ContentHash, string> old = [];
    private long youngCharacters;

    private RenderMemo(ContentStore? store, long maxCharacters)
    {
        this.store = store;
        this.maxCharacters = maxCharacters;
    }

    /// <summary>Opens the folder; empty means memory only, and so does a folder that cannot be written.</summary>
    /// <param name="folder">Where entries are kept between starts.</param>
    /// <param name="maxCharacters">Bound of the memory, in UTF-16 units.</param>
    /// <param name="maxDiskBytes">Bound of the folder.</param>
    /// <param name="trouble">Told why the folder cannot be used, and null when it can be again.</param>
    public static RenderMemo Open(string folder, long maxCharacters = 6_000_000, long maxDiskBytes = 256L << 20, Action<string?>? trouble = null) =>
        new(folder is "" ? null : new(folder, maxDiskBytes, trouble ?? (_ => { })), maxCharacters);

    /// <summary>The value kept for the key; null when there is none.</summary>
    public string? Find(ContentHash key)
    {
        var isKnown = young.TryGetValue(key, out var value);
        if (!isKnown && (old.TryGetValue(key, out value) || (value = Stored(key)) is not null)) value = Remember(key, value);
        CacheLookups.Count("memo", value is not null);
        return value;
    }

    /// <summary>Keeps a value.</summary>
    public void Add(ContentHash key, string value)
    {
        store?.Add(key, Pack(value));
        Remember(key, value);
    }

    public void Dispose() => store?.Dispose();

    private string? Stored(ContentHash key) => store?.Find(key) is { } bytes ? Unpack(bytes) : null;

    private string Remember(ContentHash key, string value)
    {
        if (young.TryAdd(key, value) && Interlocked.Add(ref youngCharacters, value.Length) > maxCharacters / 2) Turn();
        return value;
    }

    // Two threads may turn at once; the worst of it is that a few values are made again.
    private void Turn()
    {
        Interlocked.Exchange(ref youngCharacters, 0);
        old = Interlocked.Exchange(ref young, []);
    }

    private static byte[] Pack(string value)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest)) deflate.Write(Encoding.UTF8.GetBytes(value));
        return packed.ToArray();
    }

    private static string Unpack(byte[] bytes)
    {
        using var reader = new StreamReader(new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
