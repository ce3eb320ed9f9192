using System.Text.Json;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Search;
using Blog.Engine.Search.Forward;
using Blog.Engine.Search.Model;
using Blog.Engine.Storage;

namespace Blog.Live;

/// <summary>
/// What one start has computed, for the next: parsed posts, the search index and, of an export, the terms of the texts. A file of the cache folder each; nothing where
/// there is no such folder.
/// </summary>
public sealed class SiteCache
{
    /// <summary>A file that has been unfinished for so long will never be finished.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    private readonly SiteSettings settings;
    private readonly SavedFile? posts;
    private readonly SavedFile? search;
    private readonly SavedFile? terms;
    private SavedPosts loaded = SavedPosts.Empty;
    private bool hasLoadedSearch;
    private Task<SavedSite?>? loading;

    public SiteCache(SiteSettings settings, Troubles troubles, ILogger<SiteCache> log)
    {
        this.settings = settings;
        if (settings.CachePath.Length == 0) return;
        var stamp = StampOf(settings);
        posts = new(Path.Combine(settings.CachePath, "posts.parsed"), stamp, troubles, log);
        search = new(Path.Combine(settings.CachePath, "search.index"), stamp, troubles, log);
        terms = new(Path.Combine(settings.CachePath, "search.terms"), stamp, troubles, log);
    }

    /// <summary>Takes away what an earlier program was killed over.</summary>
    public void Sweep(DateTimeOffset now)
    {
        try
        {
            if (!Directory.Exists(settings.CachePath)) return;
            foreach (var file in Directory.EnumerateFiles(settings.CachePath, "*.tmp", SearchOption.AllDirectories))
            {
                if (now - File.GetLastWriteTimeUtc(file) > LongestWrite) File.Delete(file);
            }
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            // They are in nobody's way.
        }
    }

    /// <summary>Loads on another thread what is saved.</summary>
    public void BeginLoading() => loading = Task.Run(Load);

    /// <summary>What <see cref="BeginLoading"/> loads, until a site is saved; null when that is nothing.</summary>
    public Task<SavedSite?> Loaded => loading ?? Task.FromResult<SavedSite?>(null);

    /// <summary>What is saved; null when that is nothing.</summary>
    public SavedSite? Load()
    {
        if (posts is null) return null;
        loaded = posts.Load(SavedPosts.Load) ?? SavedPosts.Empty;
        return new(loaded, LoadSearch);
    }

    /// <summary>Saves a site, unless it was built of what is saved, but for so few posts.</summary>
    public void Save(Site site, int tolerated = 0)
    {
        var isKnown = (hasLoadedSearch || !settings.Search.Enabled) && loaded.LackOf(site.Parsed.Values) <= tolerated;
        (loaded, loading, hasLoadedSearch) = (SavedPosts.Empty, null, false);
        if (isKnown) return;
        posts?.Save(stream => SavedPosts.Save(site.Parsed.Values, stream));
        if (settings.Search.Enabled) search?.Save(site.Search.Save);
    }

    /// <summary>The index of a site for an export; what it finds in the texts is saved, unless only so few documents are new.</summary>
    public SearchExport Export(Site site, int tolerated)
    {
        var export = site.Search.ForExport(() => terms?.Load(SavedTerms.Load));
        if (export.Unsaved > tolerated) terms?.Save(export.SaveTerms);
        return export;
    }

    private SearchIndex? LoadSearch(IReadOnlyCollection<SearchDocument> documents)
    {
        var index = search?.Load(stream => SearchIndex.Load(stream, documents, settings.Search));
        hasLoadedSearch = index is not null;
        return index;
    }

    /// <summary>Names the program and the settings that say what a post becomes. Not how long its scripts may take, for which an export has more than a server.</summary>
    private static byte[] StampOf(SiteSettings settings) => Convert.FromHexString(ContentHash.OfParts(
        typeof(Site).Assembly.ManifestModule.ModuleVersionId.ToString(), settings.Language, settings.Title, settings.TimeZone,
        JsonSerializer.Serialize(settings.Markup with { ScriptTime = default }), JsonSerializer.Serialize(settings.Search)).ToString());
}
