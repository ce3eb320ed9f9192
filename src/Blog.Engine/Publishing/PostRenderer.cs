using Blog.Engine.Content;
using Blog.Engine.Markup;

namespace Blog.Engine.Publishing;

/// <summary>(post, links) → HTML, remembered by the hash of everything that goes in.</summary>
public sealed class PostRenderer(MarkdownEngine engine)
{
    /// <summary>Characters of HTML that are kept: about 1,000 long posts.</summary>
    private const long Capacity = 32_000_000;

    private readonly BoundedCache<ContentHash, RenderedBody> cache = new(Capacity, body => body.Html.Length);

    public RenderedBody Render(Post post, LinkTable links, RenderTarget target) =>
        cache.GetOrAdd(Key(post, links, target), () => engine.Render(post.Parsed.Body, links, target));

    public static ContentHash Key(Post post, LinkTable links, RenderTarget target) => ContentHash.OfParts(
        [post.Path.Value, post.Parsed.Source.Hash.ToString(), target.ToString(), .. post.Parsed.Outline.Links.Select(link => Resolved(post, links, link))]);

    private static string Resolved(Post post, LinkTable links, LinkReference link)
    {
        var target = links.Resolve(post.Path, link)?.ToString() ?? "";
        return link.Kind is LinkKind.Embed ? target + links.FindPost(post.Path, link)?.Parsed.Source.Hash : target;
    }
}
