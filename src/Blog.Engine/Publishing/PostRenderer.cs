using System.Diagnostics;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Storage;

namespace Blog.Engine.Publishing;

/// <summary>(post, links) → HTML, remembered by the hash of everything that goes in.</summary>
public sealed class PostRenderer(MarkdownEngine engine)
{
    /// <summary>Characters of HTML that are kept: about 250 long posts. The rest costs a third of a millisecond each, with formulas and code from their memo.</summary>
    private const long Capacity = 8_000_000;

    /// <summary>Characters of excerpts that are kept: those of more than 10,000 posts, because lists show each post several times.</summary>
    private const long ExcerptCapacity = 16_000_000;

    private static readonly ActivitySource Spans = new(CacheLookups.MeterName);

    private readonly BoundedCache<ContentHash, RenderedBody> cache = new(Capacity, body => body.Html.Length);
    private readonly BoundedCache<ContentHash, Excerpt> excerpts = new(ExcerptCapacity, excerpt => excerpt.Html.Length);

    private long postponements;

    /// <summary>How often something was not ready in time.</summary>
    public long Postponements => Volatile.Read(ref postponements);

    public RenderedBody Render(Post post, LinkTable links, RenderTarget target, Patience patience)
    {
        var key = Key(post, links, target);
        var isKnown = cache.TryGet(key, out var known);
        CacheLookups.Count("body", isKnown);
        return isKnown ? known! : Keep(key, Make(post, links, target, patience), target);
    }

    /// <summary>The beginning of a post; <paramref name="render"/> is asked for its whole body when nobody has rendered it yet.</summary>
    public Excerpt ExcerptOf(Post post, LinkTable links, Func<RenderedBody> render) =>
        excerpts.TryGet(Key(post, links, RenderTarget.Page), out var known) ? known : ExcerptIn(render());

    /// <summary>A formula of a post outside its page; null when it cannot be rendered there, or not in time.</summary>
    public string? RenderFormula(Post post, string tex, RenderTarget target, ScriptBudget budget)
    {
        var html = engine.RenderFormula(tex, post.Parsed.FrontMatter, target, budget);
        if (html is null && budget.Patience.IsOver) Interlocked.Increment(ref postponements);
        return html;
    }

    public static ContentHash Key(Post post, LinkTable links, RenderTarget target) => ContentHash.OfParts(
        [target.ToString(), .. Embedded(post, links).SelectMany(source => Inputs(source, links))]);

    private static IEnumerable<string> Inputs(Post post, LinkTable links) =>
        [post.Path.Value, post.Parsed.Source.Hash.ToString(), .. post.Parsed.Outline.Links.Select(link => links.Resolve(post.Path, link)?.ToString() ?? ""), .. Included(post, links), post.Bibliography?.Hash.ToString() ?? ""];

    /// <summary>The post and all that it embeds, at any depth.</summary>
    private static List<Post> Embedded(Post post, LinkTable links)
    {
        var found = new List<Post> { post };
        for (var i = 0; i < found.Count; i++)
        {
            var embeds = found[i].Parsed.Outline.Links.Where(link => link.Kind is LinkKind.Embed);
            foreach (var source in embeds.Select(link => links.FindPost(found[i].Path, link)).OfType<Post>())
            {
                if (!found.Contains(source)) found.Add(source);
            }
        }
        return found;
    }

    private RenderedBody Make(Post post, LinkTable links, RenderTarget target, Patience patience)
    {
        using var activity = Spans.StartActivity("render")?.SetTag("blog.post", post.Path.Value);
        return engine.Render(post.Parsed.Body, links, target, patience);
    }

    private RenderedBody Keep(ContentHash key, RenderedBody body, RenderTarget target)
    {
        if (body.IsPartial)
        {
            Interlocked.Increment(ref postponements);
            return body;
        }
        cache.Add(key, body);
        if (target is RenderTarget.Page) excerpts.Add(key, ExcerptIn(body));
        return body;
    }

    private static Excerpt ExcerptIn(RenderedBody body) => new(body.ExcerptHtml, body.HasMath && body.ExcerptHtml.Contains("<math", StringComparison.Ordinal));

    /// <summary>A file is read when it is shown, so its size and time stand for its text.</summary>
    private static IEnumerable<string> Included(Post post, LinkTable links) =>
        post.Parsed.Outline.Includes.Select(path => links.FindFile(path) is { } file ? $"{file.Path} {file.Length} {file.ModifiedAt.UtcTicks}" : "");
}
