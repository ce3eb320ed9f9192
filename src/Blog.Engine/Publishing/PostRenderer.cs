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
    [
        post.Path.Value, post.Parsed.Source.Hash.ToString(), target.ToString(),
        .. post.Parsed.Outline.Links.Select(link => Resolved(post, links, link)), .. Included(post, links),
    ]);

    private static string Resolved(Post post, LinkTable links, LinkReference link)
    {
        var target = links.Resolve(post.Path, link)?.ToString() ?? "";
        return link.Kind is LinkKind.Embed && links.FindPost(post.Path, link) is { } note ? target + note.Parsed.Source.Hash + string.Concat(Included(note, links)) : target;
    }

    /// <summary>A file is read when it is shown, so its size and time stand for its text.</summary>
    private static IEnumerable<string> Included(Post post, LinkTable links) =>
        post.Parsed.Outline.Includes.Select(path => links.FindFile(path) is { } file ? $"{file.Path} {file.Length} {file.ModifiedAt.UtcTicks}" : "");
}
