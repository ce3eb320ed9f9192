using Blog.Engine.Content;
using Blog.Engine.Content.Images;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;

namespace Blog.Images;

/// <summary>An image file that was read once: its content's name, and whether readers may have it byte for byte.</summary>
public sealed record PictureSource(AssetFile File, ContentHash Hash, bool IsClean);

/// <summary>Bytes to serve in place of a file; <paramref name="Name"/> changes with them.</summary>
public sealed record Picture(string Name, string MediaType, byte[] Bytes);

/// <summary>What readers get of the images beside the posts: upright, without metadata, and smaller copies.</summary>
public sealed class Pictures(PostsFolder folder, PictureCache cache) : IDisposable
{
    /// <summary>A part of every name, raised when pictures are made in another way.</summary>
    private const string Recipe = "1";

    /// <summary>The largest file that is taken into memory, in bytes.</summary>
    private const long Largest = 64 << 20;

    /// <summary>How many files are known at once.</summary>
    private const int Remembered = 20_000;

    private readonly BoundedCache<AssetFile, PictureSource> sources = new(Remembered * 2, _ => 1);
    private readonly BoundedCache<AssetFile, ContentHash> names = new(Remembered * 2, _ => 1);
    private readonly SemaphoreSlim looking = new(1);

    /// <summary>Looks at a file once for each size and time; null when it is gone, has changed since the site was built, or is too large to be looked at.</summary>
    public async Task<PictureSource?> LookAsync(AssetFile file)
    {
        if (sources.TryGet(file, out var known)) return known;
        await looking.WaitAsync(); // one file in memory at a time
        try
        {
            if (sources.TryGet(file, out known)) return known;
            if (await ReadAsync(file) is not { } bytes) return null;
            var source = new PictureSource(file, ContentHash.Of(bytes), file.Image!.Orientation == 1 && ImageMetadata.Strip(bytes, file.Image.Format).AsSpan().SequenceEqual(bytes));
            sources.Add(file, source);
            return source;
        }
        finally
        {
            looking.Release();
        }
    }

    /// <summary>The content's name of any file, read once for each size and time; null when it has changed since the site was built, or is too large to be read for that.</summary>
    public async Task<ContentHash?> NameAsync(AssetFile file)
    {
        if (names.TryGet(file, out var name)) return name;
        if (file.Length > Largest) return null;
        await looking.WaitAsync();
        try
        {
            if (await ReadFileAsync(file) is not { } bytes || bytes.Length != file.Length) return null;
            name = ContentHash.Of(bytes);
            names.Add(file, name);
            return name;
        }
        finally
        {
            looking.Release();
        }
    }

    /// <summary>The whole image, upright and without metadata; null when the file has changed meanwhile.</summary>
    public Task<Picture?> CleanAsync(PictureSource source) => MakeAsync(source, "clean", source.File.Image!.MediaType, Clean);

    /// <summary>A smaller copy; null when it cannot be made.</summary>
    public Task<Picture?> ResizeAsync(PictureSource source, ImageVariant variant) =>
        MakeAsync(source, $"w{variant.Width}", "image/webp", (bytes, image) => Pixels.Resize(bytes, image, variant.Width, variant.Height));

    public void Dispose() => looking.Dispose();

    private async Task<Picture?> MakeAsync(PictureSource source, string what, string mediaType, Func<byte[], ImageInfo, byte[]?> make)
    {
        var name = $"{source.Hash}-{what}-{Recipe}";
        var bytes = await cache.GetAsync(name, async () =>
            await ReadAsync(source.File) is { } original && ContentHash.Of(original) == source.Hash ? make(original, source.File.Image!) : null);
        return bytes is null ? null : new(name, mediaType, bytes);
    }

    /// <summary>Stills are turned; what must not or cannot be decoded loses its metadata and keeps every pixel.</summary>
    private static byte[] Clean(byte[] file, ImageInfo image) =>
        (image.Orientation > 1 ? Pixels.Turn(file, image) : null) ?? ImageMetadata.Strip(file, image.Format);

    private async Task<byte[]?> ReadAsync(AssetFile file) =>
        await ReadFileAsync(file) is { } bytes && ImageHeader.Read(new MemoryStream(bytes)) == file.Image ? bytes : null;

    private async Task<byte[]?> ReadFileAsync(AssetFile file)
    {
        try
        {
            var path = folder.FullPath(file.Path);
            return new FileInfo(path).Length > Largest ? null : await File.ReadAllBytesAsync(path);
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            return null;
        }
    }
}
