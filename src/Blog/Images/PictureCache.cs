using System.Collections.Concurrent;
using Blog.Engine.Content;
using Blog.Engine.Storage;
using Blog.Live;

namespace Blog.Images;

/// <summary>
/// Keeps what was made of images, by a name that says all that went in. Each is made once, however many ask for it at once, and only one or two are made at
/// a time, because a decoded picture takes up to 200 MB. In memory up to a limit; on disk where there is a folder.
/// </summary>
public sealed class PictureCache(string? folder, Troubles troubles, ILogger log) : IDisposable
{
    /// <summary>Bytes kept in memory, and on disk.</summary>
    private const long Capacity = 64 << 20, DiskCapacity = 2L << 30;

    private readonly ContentStore? store = folder is null ? null : new(folder, DiskCapacity, troubles.Tell("pictures"));

    private readonly BoundedCache<string, byte[]> memory = new(Capacity, bytes => bytes.Length + 64);
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> underWay = new();
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount > 2 ? 2 : 1);

    /// <summary>What is kept under <paramref name="name"/> (letters, digits, dots and hyphens), else what <paramref name="make"/> makes; null when it cannot be made.</summary>
    public async Task<byte[]?> GetAsync(string name, Func<Task<byte[]?>> make)
    {
        var isKnown = memory.TryGet(name, out var bytes);
        CacheLookups.Count("picture", isKnown);
        if (!isKnown)
        {
            var job = underWay.GetOrAdd(name, _ => new(() => Task.Run(() => FetchAsync(name, make))));
            bytes = await job.Value;
            underWay.TryRemove(KeyValuePair.Create(name, job));
        }
        return bytes!.Length == 0 ? null : bytes;
    }

    public void Dispose()
    {
        turns.Dispose();
        store?.Dispose();
    }

    private async Task<byte[]> FetchAsync(string name, Func<Task<byte[]?>> make)
    {
        if (memory.TryGet(name, out var bytes)) return bytes;
        var key = ContentHash.OfParts(name);
        bytes = store?.Find(key);
        if (bytes is null)
        {
            bytes = await MakeAsync(name, make);
            if (bytes.Length > 0) store?.Add(key, bytes);
        }
        memory.Add(name, bytes); // nothing, too: what cannot be made is not tried for every reader
        return bytes;
    }

    private async Task<byte[]> MakeAsync(string name, Func<Task<byte[]?>> make)
    {
        await turns.WaitAsync();
        try
        {
            return await make() ?? [];
        }
        catch (Exception trouble) // one damaged picture, or a machine without the native library: readers get the image as it is
        {
            log.LogWarning(trouble, "{Name} could not be made", name);
            return [];
        }
        finally
        {
            turns.Release();
        }
    }
}
