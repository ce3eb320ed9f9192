using Blog.Engine.Content;

namespace Blog.Http;

/// <summary>The pages of one snapshot that were asked for, by path.</summary>
public sealed class PageStore
{
    /// <summary>Bytes kept for one snapshot.</summary>
    private const long Capacity = 64 << 20;

    private readonly BoundedCache<string, StoredResponse> pages = new(Capacity, page => page.Weight);

    public StoredResponse? Find(string path) => pages.TryGet(path, out var page) ? page : null;

    public void Add(string path, StoredResponse page) => pages.Add(path, page);
}
