using Blog.Engine.Content;

namespace Blog.Http;

/// <summary>The pages of one snapshot that were asked for, by path.</summary>
/// <param name="isKept">False where each page is asked for once: to be written to a file.</param>
public sealed class PageStore(bool isKept = true)
{
    /// <summary>Bytes kept for one snapshot.</summary>
    private const long Capacity = 64 << 20;

    private readonly BoundedCache<string, StoredResponse> pages = new(Capacity, page => page.Weight);

    public StoredResponse? Find(string path) => pages.TryGet(path, out var page) ? page : null;

    public void Add(string path, StoredResponse page)
    {
        if (isKept) pages.Add(path, page);
    }
}
