using System.Collections.Concurrent;
using Blog.Engine.Content;
using Blog.Live;

namespace Blog.Images;

/// <summary>
/// Keeps what was made of images, by a name that says all that went in. Each is made once, however many ask for it at once, and only one or two are made at
/// a time, because a decoded picture takes up to 200 MB. In memory up to a limit; on disk where there is a folder.
/// </summary>
public sealed class PictureCache(string? folder, Troubles troubles, ILogger log) : IDisposable
{
    private const string Place = "pictures";

    /// <summary>Bytes kept in memory.</summary>
    private const long Capacity = 64 << 20;

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

    public void Dispose() => turns.Dispose();

    private async Task<byte[]> FetchAsync(string name, Func<Task<byte[]?>> make)
    {
        if (memory.TryGet(name, out var bytes)) return bytes;
        bytes = Load(name);
        if (bytes.Length == 0)
        {
            bytes = await MakeAsync(name, make);
            Store(name, bytes);
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

    private byte[] Load(string name)
    {
        try
        {
            return folder is null ? [] : File.ReadAllBytes(Path.Combine(folder, name));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Under another name first: a reader or a crash meets a whole file or none.</summary>
    private void Store(string name, byte[] bytes)
    {
        if (folder is null || bytes.Length == 0) return;
        try
        {
            Directory.CreateDirectory(folder);
            var unfinished = Path.Combine(folder, $"{name}.{Guid.NewGuid():n}.tmp");
            using (var file = File.Create(unfinished))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
            troubles.Mended(Place);
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            troubles.Report(Place, $"pictures cannot be kept in {folder} ({trouble.Message}); they are made again after the next start");
        }
    }
}
