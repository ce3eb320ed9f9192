using Blog.Engine.Content;

namespace Blog.Http;

/// <summary>
/// The pages of one snapshot that were asked for, by path. It shares its memory with the stores of the snapshots before: a page that was made for one of them
/// is a page of this one when the same goes into it.
/// </summary>
public sealed class PageStore
{
    /// <summary>Bytes kept for all snapshots.</summary>
    private const long Capacity = 64 << 20;

    private readonly BoundedCache<string, Kept> pages;
    private readonly int snapshot;

    public PageStore()
        : this(new(Capacity, page => page.Response.Weight), 0)
    {
    }

    private PageStore(BoundedCache<string, Kept> pages, int snapshot) => (this.pages, this.snapshot) = (pages, snapshot);

    /// <summary>The store of the snapshot after this one.</summary>
    public PageStore Next() => new(pages, snapshot + 1);

    public StoredResponse? Find(string path) => pages.TryGet(path, out var kept) && kept.Snapshot == snapshot ? kept.Response : null;

    /// <summary>The page of an earlier snapshot, where it has the key; from then on <see cref="Find"/> gives it.</summary>
    public StoredResponse? Recall(string path, string key)
    {
        if (!pages.TryGet(path, out var kept) || kept.Key != key) return null;
        kept.Snapshot = snapshot;
        return kept.Response;
    }

    /// <param name="path">Of the request.</param>
    /// <param name="page">What was answered.</param>
    /// <param name="key">Names all that goes into the page; null where it is good for this snapshot alone.</param>
    public void Add(string path, StoredResponse page, string? key) => pages.Set(path, new(page, key) { Snapshot = snapshot });

    private sealed class Kept(StoredResponse response, string? key)
    {
        public StoredResponse Response { get; } = response;

        public string? Key { get; } = key;

        /// <summary>The last one that it was a page of. A request that still has the one before may set it back, which costs another look at the key.</summary>
        public int Snapshot { get; set; }
    }
}
