using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Citations;
using Blog.Engine.Search;

namespace Blog.Engine.Publishing;

/// <summary>The pure function from the posts folder to a site. Thread-safe; keeps nothing but rendered bodies.</summary>
public sealed class SiteBuilder
{
    private readonly SiteSettings settings;
    private readonly PostParser parser;
    private readonly PostRenderer renderer;
    private readonly FrozenDictionary<string, string> synonyms;

    public SiteBuilder(SiteSettings settings, MarkdownEngine engine)
    {
        this.settings = settings;
        parser = new(settings, engine);
        renderer = new(engine);
        synonyms = settings.TagSynonyms.GroupBy(pair => SynonymKey(pair.Key)).ToFrozenDictionary(group => group.Key, group => group.First().Value);
    }

    /// <summary>Builds the site. <paramref name="previous"/>, and for a first build <paramref name="saved"/>, only save work: the result is the same without them.</summary>
    public Site Build(FolderContents contents, DateTimeOffset now, Site? previous = null, SavedSite? saved = null)
    {
        var own = previous?.Renderer == renderer ? previous : null; // a site of other settings says nothing about this one
        var parsed = Parse(contents.Sources, own, saved?.Posts ?? SavedPosts.Empty);
        var diagnostics = new List<Diagnostic>([.. contents.Diagnostics, .. parsed.SelectMany(post => post.Diagnostics)]);
        var bibliographies = Bibliographies.From(contents.Assets, contents.ReadText, own?.Links.Bibliographies);
        diagnostics.AddRange(bibliographies.Diagnostics);
        var all = ToPosts([.. parsed.Where(post => !post.IsLeftOut)], now, bibliographies, own, diagnostics);
        var shown = all.Where(IsShown).OrderByDescending(post => post.Date).ThenBy(post => post.Path).ToImmutableArray();
        var hidden = all.Where(post => !IsShown(post)).ToImmutableArray();
        var posts = shown.Where(post => !post.IsPage).ToImmutableArray();
        var pages = shown.Where(post => post.IsPage).ToImmutableArray();
        var byPath = shown.ToDictionary(post => post.Path);
        var links = LinkTable.From(shown, byPath, contents.Assets, contents.ReadText, bibliographies, own?.Links);
        var tags = TermIndex.From(posts, "tags", post => post.Tags);
        var categories = TermIndex.From(posts, "categories", post => post.Categories);
        var series = SeriesIndex.From(posts);
        var translations = TranslationIndex.From(posts, settings.Language, diagnostics);
        var urls = SiteMap.Of(settings, posts, pages, tags, categories, series);
        var redirects = RedirectTable.From(shown, urls, diagnostics);
        var graph = Graph(shown, byPath, new(links, hidden, urls, redirects), own);
        diagnostics.AddRange(graph.Diagnostics(shown));
        return new()
        {
            Settings = settings,
            Posts = posts,
            Pages = pages,
            Hidden = hidden,
            Tags = tags,
            Categories = categories,
            Series = series,
            Translations = translations,
            Links = links,
            Graph = graph,
            Indexing = SearchFeed.Index(settings.Search, shown, byPath, own, saved?.Search),
            Assets = contents.Assets.ToDictionary(asset => asset.Path.Value),
            Redirects = redirects,
            Urls = urls,
            Diagnostics = [.. diagnostics],
            NextChange = all.Where(post => post.State is PostState.Scheduled).Select(post => (DateTimeOffset?)post.Date).Min(),
            BuiltAt = now,
            BySlug = shown.ToDictionary(post => post.Slug.Value),
            ByPath = byPath,
            Parsed = parsed.ToDictionary(post => post.Path),
            Renderer = renderer,
        };
    }

    /// <summary>Where every name still means the same, only the posts that are other versions, and who can see those, are asked for their links again.</summary>
    private static LinkGraph Graph(ImmutableArray<Post> shown, IReadOnlyDictionary<SitePath, Post> byPath, LinkCheck check, Site? previous) =>
        previous is not null && check.HasNamesOf(previous)
            ? previous.Graph.With(shown, byPath, [.. shown.Where(post => !ReferenceEquals(post, previous.FindByPath(post.Path)))], check.Of)
            : LinkGraph.From(shown, check.Of);

    private ImmutableArray<ParsedPost> Parse(ImmutableArray<SourceFile> sources, Site? previous, SavedPosts saved) =>
        [.. sources.AsParallel().AsOrdered().Select(source =>
            previous?.Parsed.GetValueOrDefault(source.Path) is { } known && known.Source.SameAs(source) ? known : saved.Find(source) ?? parser.Parse(source))];

    private bool IsShown(Post post) => post.State is PostState.Published || settings.ShowDrafts;

    /// <summary>A post of which nothing has changed is the same object as before: that is how the rest of the build knows it.</summary>
    private ImmutableArray<Post> ToPosts(ImmutableArray<ParsedPost> parsed, DateTimeOffset now, Bibliographies bibliographies, Site? previous, List<Diagnostic> diagnostics)
    {
        var hidden = previous?.Hidden.ToDictionary(post => post.Path);
        return [.. SlugRegister.Assign(parsed, diagnostics).Select(entry =>
        {
            var (state, cited) = (StateOf(entry.Post, now), entry.Post.Outline.Citations.IsEmpty ? null : bibliographies.For(entry.Post.Path));
            var known = previous?.FindByPath(entry.Post.Path) ?? hidden?.GetValueOrDefault(entry.Post.Path);
            var isSame = known is not null && ReferenceEquals(known.Parsed, entry.Post) && known.Slug == entry.Slug && known.State == state && known.Bibliography == cited;
            return isSame ? known! : ToPost(entry.Post, entry.Slug, state, cited);
        })];
    }

    private static PostState StateOf(ParsedPost post, DateTimeOffset now) =>
        post.IsDraft ? PostState.Draft : post.Date > now && !post.IsDatedByFile ? PostState.Scheduled : PostState.Published;

    private Post ToPost(ParsedPost parsed, Slug slug, PostState state, Bibliography? bibliography) => new(parsed, slug, state)
    {
        Url = parsed.IsPage ? SiteUrl.Of(slug.Value) : SiteUrl.Of("posts", slug.Value),
        Tags = [.. parsed.FrontMatter.Tags.Select(tag => TermPath.From(synonyms.GetValueOrDefault(SynonymKey(tag), tag))).OfType<TermPath>().Distinct()],
        Categories = [.. parsed.FrontMatter.Categories.Select(path => TermPath.From(path)).OfType<TermPath>().Distinct()],
        Bibliography = bibliography,
        CitationStyle = parsed.FrontMatter.CitationStyle ?? settings.Markup.CitationStyle,
        Description = parsed.FrontMatter.Description ?? (bibliography is null ? parsed.Outline.Lead : Narration.In(parsed.Outline.Lead, bibliography, parsed.Lang)),
    };

    private static string SynonymKey(string tag) => tag.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();
}
