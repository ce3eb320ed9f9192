using System.Collections.Concurrent;
using Blog.Engine.Content;
using Blog.Engine.Markup;

namespace Blog.Engine.Publishing;

/// <summary>
/// Bodies rendered lately, by the hash of all that went into them, shared by every snapshot. Two generations: when the young
/// one is full it becomes the old one, and what nobody asked for since is dropped.
/// </summary>
public sealed class RenderCache(long maxCharacters = 32_000_000)
{
    private ConcurrentDictionary<ContentHash, RenderedBody> young = new();
    private ConcurrentDictionary<ContentHash, RenderedBody> old = new();
    private long youngCharacters;

    public RenderedBody GetOrAdd(ContentHash key, Func<RenderedBody> render)
    {
        if (young.TryGetValue(key, out var body)) return body;
        body = old.TryGetValue(key, out var kept) ? kept : render();
        if (young.TryAdd(key, body) && Interlocked.Add(ref youngCharacters, body.Html.Length) > maxCharacters / 2) Turn();
        return body;
    }

    private void Turn()
    {
        lock (this)
        {
            if (Interlocked.Read(ref youngCharacters) <= maxCharacters / 2) return;
            old = young;
            young = new();
            Interlocked.Exchange(ref youngCharacters, 0);
        }
    }
}
