using System.Text.Json;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Search;

namespace Blog.Live;

/// <summary>
/// The search index between two starts: a file of the cache folder, or none where there is no such folder. It begins with a stamp of what the
/// texts of the index depend on besides the posts: this program and its settings. Trouble costs only time.
/// </summary>
public sealed class SavedSearch(SiteSettings settings, ILogger<SavedSearch> log)
{
    private readonly string? path = settings.CachePath.Length == 0 ? null : Path.Combine(settings.CachePath, "search.index");

    private readonly byte[] stamp = Convert.FromHexString(ContentHash.OfParts(
        typeof(Site).Assembly.ManifestModule.ModuleVersionId.ToString(), settings.Language,
        JsonSerializer.Serialize(settings.Markup), JsonSerializer.Serialize(settings.Search)).ToString());

    /// <summary>What was saved of these documents; null, and a line in the log, when the file is of another program or other settings, or damaged.</summary>
    public SearchIndex? Load(IReadOnlyCollection<SearchDocument> documents)
    {
        if (path is null || !File.Exists(path)) return null;
        try
        {
            using var file = File.OpenRead(path);
            var known = IsStamped(file) ? SearchIndex.Load(file, documents, settings.Search) : null;
            if (known is null) log.LogInformation("The saved search index {Path} is of another version or other settings, or damaged: it is built again", path);
            return known;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The saved search index {Path} cannot be read ({Reason}): it is built again", path, trouble.Message);
            return null;
        }
    }

    private bool IsStamped(FileStream file)
    {
        var found = new byte[stamp.Length];
        return file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) == found.Length && found.AsSpan().SequenceEqual(stamp);
    }

    /// <summary>Writes beside the old file and then takes its place, so that a reader never sees half an index.</summary>
    public void Save(SearchIndex index)
    {
        if (path is null) return;
        try
        {
            Directory.CreateDirectory(settings.CachePath);
            var unfinished = $"{path}.{Guid.NewGuid():n}.tmp";
            using (var file = File.Create(unfinished))
            {
                file.Write(stamp);
                index.Save(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The search index cannot be kept in {Path} ({Reason}); the next start builds it again", path, trouble.Message);
        }
    }
}
