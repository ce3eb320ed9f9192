using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Search;
using Blog.Engine.Storage;

namespace Blog.Engine.Publishing;

/// <summary>A page of the site and when its content last changed (null where that has no meaning).</summary>
public sealed record SitePage(SiteUrl Url, DateTimeOffset? LastModified);

/// <summary>The whole site at one moment: a pure function of the posts folder, the settings and the time. Never changes after it was built.</summary>
public sealed class Site
{
    private readonly Lazy<DateTimeOffset?> lastModified;
    private readonly Lazy<ImmutableArray<Post>> pinnedFirst;
    private readonly Lazy<Dictionary<string, AssetFile>> assets;

    public Site()
    {
        lastModified = new(() => Posts.IsEmpty ? null : Posts.Max(post => post.LastModified));
        assets = new(() => PublishedFiles.Of(this));
        pinnedFirst = new(() => Posts.Any(post => post.IsPinned) ? [.. Posts.OrderByDescending(post => post.IsPinned)] : Posts);
    }

    public required SiteSettings Settings { get; init; }

    /// <summary>Every post that is shown, in the order of <see cref="Post.NewestFirst"/>; plain pages are in <see cref="Pages"/>.</summary>
    public required ImmutableArray<Post> Posts { get; init; }

    /// <summary>The posts as the home page lists them.</summary>
    public ImmutableArray<Post> PinnedFirst => pinnedFirst.Value;

    public required ImmutableArray<Post> Pages { get; init; }

    /// <summary>Posts that are not shown: drafts and scheduled ones.</summary>
    public required ImmutableArray<Post> Hidden { get; init; }

    public required TermIndex Tags { get; init; }

    public required TermIndex Categories { get; init; }

    public required SeriesIndex Series { get; init; }

    public required TranslationIndex Translations { get; init; }

    public required LinkGraph Graph { get; init; }

    public required LinkTable Links { get; init; }

    /// <summary>The making of the search index: of a large site it ends some time after the rest is built.</summary>
    public required Task<SearchIndex> Indexing { get; init; }

    /// <summary>The search index; waits for it.</summary>
    public SearchIndex Search => Indexing.GetAwaiter().GetResult();

    public bool IsSearchReady => Indexing.IsCompletedSuccessfully;

    /// <summary>The files beside the posts that readers may have, by path.</summary>
    public IReadOnlyDictionary<string, AssetFile> Assets => assets.Value;

    /// <summary>Old path (decoded, no final slash) → the page it means now.</summary>
    public required FrozenDictionary<string, SiteUrl> Redirects { get; init; }

    /// <summary>Every page for readers: what the sitemap lists, the exporter writes and the link check knows.</summary>
    public required ImmutableArray<SitePage> Urls { get; init; }

    /// <summary>What follows from the posts and is no page: sources, feeds of tags, the files beside the posts and their smaller copies.</summary>
    public IEnumerable<SiteUrl> Files => SiteMap.Files(Posts, Tags, Assets.Values);

    /// <summary>What was found while reading, parsing and linking. Rendering finds more: <see cref="Render"/>.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>When the next scheduled post goes live; null when none waits.</summary>
    public required DateTimeOffset? NextChange { get; init; }

    public required DateTimeOffset BuiltAt { get; init; }

    /// <summary>When anything a reader sees last changed; null for an empty site.</summary>
    public DateTimeOffset? LastModified => lastModified.Value;

    public required VersionedDictionary<string, Post> BySlug { get; init; }

    public required VersionedDictionary<SitePath, Post> ByPath { get; init; }

    /// <summary>Every file of the folder, shown or not.</summary>
    public required VersionedDictionary<SitePath, ParsedPost> Parsed { get; init; }

    public required PostRenderer Renderer { get; init; }

    /// <summary>What it was built from.</summary>
    public required FolderContents Contents { get; init; }

    /// <summary>Those of the <see cref="Diagnostics"/> that no text alone is to blame for.</summary>
    public required ImmutableArray<Diagnostic> CommonDiagnostics { get; init; }

    /// <summary>Every post and plain page of the folder, shown or not.</summary>
    public IEnumerable<Post> All => Posts.Concat(Pages).Concat(Hidden);

    /// <summary>The posts and plain pages that any reader may see.</summary>
    public IEnumerable<Post> Published => All.Where(post => post.State is PostState.Published);

    /// <summary>Files whose own text has an error: what is shown of them may not be what their author meant.</summary>
    public required ImmutableHashSet<SitePath> Broken { get; init; }

    /// <summary>The post or the page of that slug, as it stands in a URL.</summary>
    public Post? Find(string slug) => BySlug.GetValueOrDefault(slug);

    /// <summary>The post or the page that a file became, where it is shown.</summary>
    public Post? FindByPath(SitePath path) => ByPath.GetValueOrDefault(path);

    /// <summary>The posts that link to <paramref name="post"/>, newest first.</summary>
    public ImmutableArray<Post> Backlinks(Post post) => [.. Graph.To(post.Path).Select(path => ByPath[path])];

    /// <summary>The posts and pages that are shown in another version than in <paramref name="before"/>, or with other links.</summary>
    public IEnumerable<Post> ChangedSince(Site before) =>
        ByPath.ChangedSince(before.ByPath).Select(post => post.Path).Union(Graph.ChangedSince(before.Graph)).Select(path => ByPath[path]);

    /// <summary>Renders a body for somebody who waits, or gives the one rendered before. Nobody waits for a file, and nobody asks for it another time.</summary>
    public RenderedBody Render(Post post, RenderTarget target = RenderTarget.Page) =>
        Renderer.Render(post, Links, target, Settings.IsStatic ? Patience.Endless() : new(Settings.Markup.ScriptTime));

    /// <summary>The beginning of a body, for lists.</summary>
    public Excerpt Excerpt(Post post) => Renderer.ExcerptOf(post, Links, () => Render(post));

    /// <summary>Renders a body however long it takes.</summary>
    public RenderedBody RenderWhole(Post post, CancellationToken cancellation = default) =>
        Renderer.Render(post, Links, RenderTarget.Page, Patience.Endless(cancellation));

    /// <summary>One formula of a post within a line of other text; null when it cannot be rendered there, or not in time.</summary>
    public string? RenderFormula(Post post, string tex, RenderTarget target, ScriptBudget budget) => Renderer.RenderFormula(post, tex, target, budget);

    /// <summary>How often something was shown without its formulas or its colours, because they were not ready in time: what was made meanwhile is not worth keeping.</summary>
    public long Postponements => Renderer.Postponements;

    /// <summary>Keeps in a file from now on what is as long as the posts and seldom asked for: their texts and the places of their words. Sites made from this one share it.</summary>
    /// <exception cref="IOException">The disk is full; the rest stays in memory.</exception>
    public void MoveTo(SpillFile file)
    {
        foreach (var post in Parsed.Values) post.MoveTo(file);
        Search.MoveTo(file);
    }

    /// <summary>Names everything that goes into the rendering of a post: equal keys, equal HTML.</summary>
    public ContentHash RenderKey(Post post) => PostRenderer.Key(post, Links, RenderTarget.Page);

    /// <summary>The posts before (older) and after (newer) a post.</summary>
    public (Post? Older, Post? Newer) Neighbours(Post post)
    {
        var index = Posts.BinarySearch(post, Post.NewestFirst);
        return index < 0 ? (null, null) : (Posts.ElementAtOrDefault(index + 1), index == 0 ? null : Posts[index - 1]);
    }
}
