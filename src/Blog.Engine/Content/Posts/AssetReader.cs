using System.Collections.Immutable;
using Blog.Engine.Content.Images;
using Blog.Engine.Storage;

namespace Blog.Engine.Content.Posts;

/// <summary>Looks at the files beside the posts. The header of an image is read once for each size and time of the file.</summary>
internal sealed class AssetReader
{
    private Dictionary<SitePath, AssetFile> known = [];

    public ImmutableArray<AssetFile> Read(IEnumerable<(SitePath Path, FileInfo File)> files)
    {
        ImmutableArray<AssetFile> assets = [.. files.AsParallel().AsOrdered().Select(entry => Read(entry.Path, entry.File)).OfType<AssetFile>()];
        known = assets.ToDictionary(asset => asset.Path);
        return assets;
    }

    public int Count => known.Count;

    /// <summary>Whether a file is as it was read.</summary>
    public bool Knows(SitePath path, FileInfo file) => Known(path, file) is not null;

    private AssetFile? Known(SitePath path, FileInfo file) =>
        known.TryGetValue(path, out var same) && file.Exists && same.Length == file.Length && same.ModifiedAt == file.LastWriteTimeUtc ? same : null;

    private AssetFile? Read(SitePath path, FileInfo file)
    {
        if (Known(path, file) is { } same) return same;
        if (!file.Exists) return null;
        var asset = new AssetFile(path, file.Length, file.LastWriteTimeUtc);
        return ImageHeader.IsPromisedBy(path) ? asset with { Image = Header(file) } : asset;
    }

    /// <summary>A file that cannot be read has no size; the check of images says so.</summary>
    private static ImageInfo? Header(FileInfo file)
    {
        try
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return ImageHeader.Read(stream);
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            return null;
        }
    }
}
