using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Search;

namespace Blog.Engine.Publishing;

/// <summary>The pure function from the posts folder to a site. Thread-safe; keeps nothing but rendered bodies.</summary>
public sealed class SiteBuilder
{
    public static readonly DiagnosticRule DuplicateSlug = new("BLOG201", Severity.Error, "two posts ask for one slug");
    public static readonly DiagnosticRule AliasTaken = new("BLOG202", Severity.Warning, "an alias is the address of another page");

    private readonly SiteSettings settings;
    private readonly PostParser parser;
    private readonly PostRenderer renderer;

    public SiteBuilder(SiteSettings settings, MarkdownEngine engine)
    {
        this.settings = settings;
        parser = new(settings, engine);
        renderer = new(engine);
    }

    /// <summary>Builds the site. <paramref name="previous"/> only saves work: the result is the same without it.</summary>
    public Site Build(FolderContents contents, DateTimeOffset now, Site? previous = null)
    {
        var parsed = Parse(contents.Sources, previous);
        var diagnostics = new List<Diagnostic>([.. contents.Diagnostics, .. parsed.SelectMany(post => post.Diagnostics)]);
        var all = WithSlugs(parsed, now, diagnostics);
        var shown = all.Where(IsShown).OrderByDescending(post => post.Date).ThenBy(post => post.Path).ToImmutableArray();
        var posts = shown.Where(post => !post.IsPage).ToImmutableArray();
        var pages = shown.Where(post => post.IsPage).ToImmutableArray();
        var links = LinkTable.From(shown, contents.Assets);
        var tags = TermIndex.From(posts, "tags", post => post.Tags);
        var categories = TermIndex.From(posts, "categories", post => post.Categories);
        var series = SeriesIndex.From(posts);
        var bySlug = shown.ToFrozenDictionary(post => post.Slug.Value);
        var urls = SiteMap.Of(settings, posts, pages, tags, categories, series);
        return new()
        {
            Settings = settings,
            Posts = posts,
            Pages = pages,
            Hidden = [.. all.Where(post => !IsShown(post))],
            Tags = tags,
            Categories = categories,
            Series = series,
            Links = links,
            Backlinks = BacklinkIndex.From(shown, links),
            Search = SearchFeed.Update(previous?.Search ?? SearchIndex.Empty, shown, previous),
            Assets = contents.Assets.ToFrozenDictionary(asset => asset.Path.Value),
            Redirects = Redirects(shown, urls, diagnostics),
            Urls = urls,
            Diagnostics = [.. diagnostics],
            NextChange = all.Where(post => post.State is PostState.Scheduled).Select(post => (DateTimeOffset?)post.Date).Min(),
            BuiltAt = now,
            BySlug = bySlug,
            ByPath = shown.ToFrozenDictionary(post => post.Path),
            Parsed = parsed.ToFrozenDictionary(post => post.Path),
            Renderer = renderer,
        };
    }

    private ImmutableArray<ParsedPost> Parse(ImmutableArray<SourceFile> sources, Site? previous) =>
        [.. sources.AsParallel().AsOrdered().Select(source =>
            previous?.Parsed.GetValueOrDefault(source.Path) is { } known && known.Source == source ? known : parser.Parse(source))];

    private bool IsShown(Post post) => post.State is PostState.Published || settings.ShowDrafts;

    private List<Post> WithSlugs(ImmutableArray<ParsedPost> parsed, DateTimeOffset now, List<Diagnostic> diagnostics)
    {
        var owners = new Dictionary<Slug, ParsedPost>();
        var posts = new List<Post>(parsed.Length);
        foreach (var post in parsed)
        {
            var slug = post.Slug;
            for (var number = 2; owners.TryGetValue(slug, out var owner); number++)
            {
                if (number == 2) diagnostics.Add(DuplicateSlug.At(Place.WholeFile(post.Path), $"{post.Path} and {owner.Path} both ask for the slug '{slug}'; set 'slug:' in one of them (this one is served as '{slug}-2' until then)"));
                slug = post.Slug.Numbered(number);
            }
            owners.Add(slug, post);
            posts.Add(ToPost(post, slug, now));
        }
        return posts;
    }

    private Post ToPost(ParsedPost parsed, Slug slug, DateTimeOffset now) =>
        new(parsed, slug, parsed.IsDraft ? PostState.Draft : parsed.Date > now ? PostState.Scheduled : PostState.Published)
        {
            Url = parsed.IsPage ? SiteUrl.Of(slug.Value) : SiteUrl.Of("posts", slug.Value),
            Tags = [.. parsed.FrontMatter.Tags.Select(tag => TermPath.From(settings.TagSynonyms.GetValueOrDefault(tag, tag))).OfType<TermPath>().Distinct()],
            Categories = [.. parsed.FrontMatter.Categories.Select(path => TermPath.From(path)).OfType<TermPath>().Distinct()],
        };

    private static FrozenDictionary<string, SiteUrl> Redirects(ImmutableArray<Post> posts, ImmutableArray<SitePage> urls, List<Diagnostic> diagnostics)
    {
        var taken = urls.Select(page => page.Url.Decoded).ToHashSet();
        var redirects = new Dictionary<string, SiteUrl>();
        foreach (var post in posts)
        {
            foreach (var path in post.Parsed.FrontMatter.Aliases.Select(AliasPath))
            {
                if (path == post.Url.Decoded) continue;
                if (taken.Contains(path) || !redirects.TryAdd(path, post.Url))
                    diagnostics.Add(AliasTaken.At(Place.WholeFile(post.Path), $"the alias '{path}' already leads to another page; remove it from one of them"));
            }
        }
        return redirects.ToFrozenDictionary();
    }

    private static string AliasPath(string alias) => "/" + Uri.UnescapeDataString(alias).Trim().Trim('/');
}
