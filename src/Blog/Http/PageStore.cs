using System.Collections.Concurrent;
using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog.Http;

/// <summary>
/// The pages of one snapshot that were asked for, by path. It shares its memory with the stores of the snapshots before: a page that was made for one of them
/// is a page of this one when the same goes into it.
/// </summary>
public sealed class PageStore
{
    /// <summary>Bytes kept for all snapshots.</summary>
    private const long Capacity = 64 << 20;

    /// <summary>A page that was asked for so often in one snapshot is popular; so many of those are looked at before the next snapshot is shown.</summary>
    private const int Popular = 20, MostPopular = 8;

    private readonly BoundedCache<string, Kept> pages;
    private readonly Dictionary<string, Kept> ready;
    private readonly ConcurrentQueue<(string Path, Kept Page)> popular = [];
    private readonly int snapshot;

    public PageStore()
        : this(new(Capacity, page => page.Response.Weight), [], 0)
    {
    }

    private PageStore(BoundedCache<string, Kept> pages, Dictionary<string, Kept> ready, int snapshot) => (this.pages, this.ready, this.snapshot) = (pages, ready, snapshot);

    /// <summary>The store of the snapshot after this one. Which popular pages are still good is found out now, when nobody waits, and not by all of their next readers at once.</summary>
    public PageStore Next(Site site)
    {
        var good = popular.DistinctBy(page => page.Path).Take(MostPopular).Where(page => page.Page.IsGoodIn(site)).ToDictionary(page => page.Path, page => page.Page);
        foreach (var page in good.Values) page.Asked = 0;
        return new(pages, good, snapshot + 1);
    }

    public StoredResponse? Find(string path)
    {
        if (!ready.TryGetValue(path, out var kept) && (!pages.TryGet(path, out kept) || kept.Snapshot != snapshot)) return null;
        if (++kept.Asked == Popular) popular.Enqueue((path, kept));
        return kept.Response;
    }

    /// <summary>The page of an earlier snapshot, where it has the key; from then on <see cref="Find"/> gives it.</summary>
    public StoredResponse? Recall(string path, string key)
    {
        if (!pages.TryGet(path, out var kept) || kept.Key != key) return null;
        (kept.Snapshot, kept.Asked) = (snapshot, 0);
        return kept.Response;
    }

    /// <param name="path">Of the request.</param>
    /// <param name="page">What was answered.</param>
    /// <param name="key">Names all that goes into the page; null where it is good for this snapshot alone.</param>
    /// <param name="keyIn">The key of the page in another site.</param>
    public void Add(string path, StoredResponse page, string? key, Func<Site, string?>? keyIn) => pages.Set(path, new(page, key, keyIn) { Snapshot = snapshot });

    private sealed class Kept(StoredResponse response, string? key, Func<Site, string?>? keyIn)
    {
        public StoredResponse Response { get; } = response;

        public string? Key { get; } = key;

        /// <summary>The last one that it was a page of. A request that still has the one before may set it back, which costs another look at the key.</summary>
        public int Snapshot { get; set; }

        /// <summary>How often in this snapshot, about: counted by many threads without a lock.</summary>
        public int Asked { get; set; }

        public bool IsGoodIn(Site site) => Key is not null && keyIn?.Invoke(site) == Key;
    }
}
