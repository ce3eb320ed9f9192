using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Markup;
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

    /// <summary>Builds the site. <paramref name="previous"/>, and for a first build <paramref name="savedSearch"/> only save work: the result is the same without them.</summary>
    public Site Build(FolderContents contents, DateTimeOffset now, Site? previous = null, LoadSearch? savedSearch = null)
    {
        var own = previous?.Renderer == renderer ? previous : null; // a site of other settings says nothing about this one
        var parsed = Parse(contents.Sources, own);
        var diagnostics = new List<Diagnostic>([.. contents.Diagnostics, .. parsed.SelectMany(post => post.Diagnostics)]);
        var all = ToPosts([.. parsed.Where(post => !post.IsLeftOut)], now, diagnostics);
        var shown = all.Where(IsShown).OrderByDescending(post => post.Date).ThenBy(post => post.Path).ToImmutableArray();
        var hidden = all.Where(post => !IsShown(post)).ToImmutableArray();
        var posts = shown.Where(post => !post.IsPage).ToImmutableArray();
        var pages = shown.Where(post => post.IsPage).ToImmutableArray();
        var links = LinkTable.From(shown, contents.Assets, contents.ReadText);
        var tags = TermIndex.From(posts, "tags", post => post.Tags);
        var categories = TermIndex.From(posts, "categories", post => post.Categories);
        var series = SeriesIndex.From(posts);
        var urls = SiteMap.Of(settings, posts, pages, tags, categories, series);
        var redirects = RedirectTable.From(shown, urls, diagnostics);
        diagnostics.AddRange(new LinkCheck(links, hidden, urls, redirects).Check(shown));
        return new()
        {
            Settings = settings,
            Posts = posts,
            Pages = pages,
            Hidden = hidden,
            Tags = tags,
            Categories = categories,
            Series = series,
            Links = links,
            Backlinks = BacklinkIndex.From(shown, links),
            Search = own is null ? SearchFeed.First(settings.Search, shown, savedSearch) : SearchFeed.Update(shown, own),
            Assets = contents.Assets.ToFrozenDictionary(asset => asset.Path.Value),
            Redirects = redirects,
            Urls = urls,
            Diagnostics = [.. diagnostics],
            NextChange = all.Where(post => post.State is PostState.Scheduled).Select(post => (DateTimeOffset?)post.Date).Min(),
            BuiltAt = now,
            BySlug = shown.ToFrozenDictionary(post => post.Slug.Value),
            ByPath = shown.ToFrozenDictionary(post => post.Path),
            Parsed = parsed.ToFrozenDictionary(post => post.Path),
            Renderer = renderer,
        };
    }

    private ImmutableArray<ParsedPost> Parse(ImmutableArray<SourceFile> sources, Site? previous) =>
        [.. sources.AsParallel().AsOrdered().Select(source =>
            previous?.Parsed.GetValueOrDefault(source.Path) is { } known && known.Source.SameAs(source) ? known : parser.Parse(source))];

    private bool IsShown(Post post) => post.State is PostState.Published || settings.ShowDrafts;

    private ImmutableArray<Post> ToPosts(ImmutableArray<ParsedPost> parsed, DateTimeOffset now, List<Diagnostic> diagnostics) =>
        [.. SlugRegister.Assign(parsed, diagnostics).Select(entry => ToPost(entry.Post, entry.Slug, now))];

    private Post ToPost(ParsedPost parsed, Slug slug, DateTimeOffset now) =>
        new(parsed, slug, parsed.IsDraft ? PostState.Draft : parsed.Date > now ? PostState.Scheduled : PostState.Published)
        {
            Url = parsed.IsPage ? SiteUrl.Of(slug.Value) : SiteUrl.Of("posts", slug.Value),
            Tags = [.. parsed.FrontMatter.Tags.Select(tag => TermPath.From(synonyms.GetValueOrDefault(SynonymKey(tag), tag))).OfType<TermPath>().Distinct()],
            Categories = [.. parsed.FrontMatter.Categories.Select(path => TermPath.From(path)).OfType<TermPath>().Distinct()],
        };

    private static string SynonymKey(string tag) => tag.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();
}
