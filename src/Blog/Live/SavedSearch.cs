using System.Text.Json;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Search;

namespace Blog.Live;

/// <summary>
/// The search index between two starts: a file of the cache folder, or none where there is no such folder. It begins with a stamp of what the
/// texts of the index depend on besides the posts: this program and its settings. Trouble costs only time.
/// </summary>
public sealed class SavedSearch(SiteSettings settings, Troubles troubles, ILogger<SavedSearch> log)
{
    /// <summary>A file that has been unfinished for so long will never be finished.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    private const string Place = "search index";

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

    /// <summary>Takes away what an earlier program was killed over.</summary>
    public void Sweep(DateTimeOffset now)
    {
        if (path is null) return;
        try
        {
            foreach (var file in Directory.EnumerateFiles(settings.CachePath, "*.tmp", SearchOption.AllDirectories))
            {
                if (now - File.GetLastWriteTimeUtc(file) > LongestWrite) File.Delete(file);
            }
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            log.LogDebug(trouble, "Unfinished files stay in {Path}", settings.CachePath); // they are in nobody's way
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
            troubles.Mended(Place);
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            troubles.Report(Place, $"the index cannot be kept in {path} ({trouble.Message}); the next start builds it again");
        }
    }
}
