using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Syntax.Citations;
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
        return own is not null && Revised(contents, parsed, now, own) is { } site ? site : Arranged(contents, parsed, now, own, saved?.Search);
    }

    /// <summary>The site after an edit that changed texts alone, as nearly every one does: all that is made of names, dates and terms stays. Null after any other.</summary>
    private Site? Revised(FolderContents contents, VersionedDictionary<SitePath, ParsedPost> parsed, DateTimeOffset now, Site previous)
    {
        if (now < previous.BuiltAt || previous.NextChange <= now || !contents.HasFilesOf(previous.Contents) || !parsed.HasKeysOf(previous.Parsed)) return null;
        var changed = parsed.ChangedSince(previous.Parsed).ToList();
        if (Revise(changed, previous) is not { } revisions) return null;
        var (byPath, hidden) = (previous.ByPath.With(revisions.Before.Select(post => post.Path), revisions.Of), revisions.In(previous.Hidden));
        var links = previous.Links.With(byPath);
        var graph = Graph(byPath, new(links, hidden, previous.Urls, previous.Redirects, previous.Tags, settings), previous);
        return new()
        {
            Settings = settings,
            Contents = contents,
            Posts = revisions.In(previous.Posts),
            Pages = revisions.In(previous.Pages),
            Hidden = hidden,
            Tags = previous.Tags.With(revisions, post => post.Tags),
            Categories = previous.Categories.With(revisions, post => post.Categories),
            Series = previous.Series.With(revisions),
            Translations = previous.Translations.With(revisions),
            Links = links,
            Graph = graph,
            Indexing = SearchFeed.Index(settings.Search, byPath, previous, null),
            Redirects = previous.Redirects,
            Urls = previous.Urls,
            CommonDiagnostics = previous.CommonDiagnostics,
            Diagnostics = AllDiagnostics(parsed, previous.CommonDiagnostics, graph),
            NextChange = previous.NextChange,
            BuiltAt = now,
            BySlug = previous.BySlug.With(revisions.Before.Select(post => post.Slug.Value), revisions.Of),
            ByPath = byPath,
            Parsed = parsed,
            Broken = previous.Broken.Except(changed.Select(post => post.Path)).Union(BrokenOf(changed)),
            Renderer = renderer,
        };
    }

    /// <summary>Null when one of the posts is not what it was to others, or is no post.</summary>
    private Revisions? Revise(List<ParsedPost> changed, Site previous)
    {
        var revised = new List<(Post, Post)>();
        foreach (var parsed in changed)
        {
            if (parsed.IsLeftOut || (previous.FindByPath(parsed.Path) ?? previous.Hidden.FirstOrDefault(post => post.Path == parsed.Path)) is not { } before) return null;
            revised.Add((before, ToPost(parsed, before.Slug, before.State, Cited(parsed, previous.Links.Bibliographies), before.Terms)));
        }
        return Revisions.Of(revised);
    }

    private Site Arranged(FolderContents contents, VersionedDictionary<SitePath, ParsedPost> parsed, DateTimeOffset now, Site? previous, LoadSearch? saved)
    {
        var bibliographies = Bibliographies.From(contents.Assets, contents.ReadText, previous?.Links.Bibliographies);
        var diagnostics = new List<Diagnostic>([.. contents.Diagnostics, .. bibliographies.Diagnostics]);
        var all = ToPosts([.. parsed.Values.Where(post => !post.IsLeftOut)], now, bibliographies, previous, diagnostics);
        var shown = all.Where(IsShown).Order(Post.NewestFirst).ToImmutableArray();
        var hidden = all.Where(post => !IsShown(post)).ToImmutableArray();
        var posts = shown.Where(post => !post.IsPage).ToImmutableArray();
        var pages = shown.Where(post => post.IsPage).ToImmutableArray();
        var byPath = new VersionedDictionary<SitePath, Post>(shown, post => post.Path);
        var tags = TermIndex.From(posts, post => post.Tags);
        var categories = TermIndex.From(posts, post => post.Categories);
        var series = SeriesIndex.From(posts);
        var translations = TranslationIndex.From(posts, settings.Language, diagnostics);
        var urls = SiteMap.Of(settings, posts, pages, tags, categories, series);
        var claims = new Lazy<FileClaims>(() => SiteMap.Claims(settings, urls, SiteMap.Files(posts, tags, contents.Assets)));
        var redirects = RedirectTable.From(shown, settings, claims, diagnostics);
        var links = LinkTable.From(byPath, contents.Assets, contents.ReadText, bibliographies, redirects, previous?.Links);
        var check = new LinkCheck(links, hidden, urls, redirects, tags, settings);
        var graph = previous is not null && check.HasNamesOf(previous) ? Graph(byPath, check, previous) : LinkGraph.From(shown, check.Of);
        return new()
        {
            Settings = settings,
            Contents = contents,
            Posts = posts,
            Pages = pages,
            Hidden = hidden,
            Tags = tags,
            Categories = categories,
            Series = series,
            Translations = translations,
            Links = links,
            Graph = graph,
            Indexing = SearchFeed.Index(settings.Search, byPath, previous, saved),
            Redirects = redirects,
            Urls = urls,
            CommonDiagnostics = [.. diagnostics],
            Diagnostics = AllDiagnostics(parsed, diagnostics, graph),
            NextChange = all.Where(post => post.State is PostState.Scheduled).Select(post => (DateTimeOffset?)post.Date).Min(),
            BuiltAt = now,
            BySlug = new(shown, post => post.Slug.Value),
            ByPath = byPath,
            Parsed = parsed,
            Broken = [.. BrokenOf(parsed.Values)],
            Renderer = renderer,
        };
    }

    /// <summary>Where every name still means the same, only the posts that are other versions, and who can see those, are asked for their links again.</summary>
    private static LinkGraph Graph(VersionedDictionary<SitePath, Post> byPath, LinkCheck check, Site previous) =>
        previous.Graph.With(byPath, [.. byPath.ChangedSince(previous.ByPath).Select(post => post.Path)], check.Of);

    /// <summary>What was found in each file, in all of them together, and in the links. In loops, because nearly every post has none.</summary>
    private static ImmutableArray<Diagnostic> AllDiagnostics(VersionedDictionary<SitePath, ParsedPost> parsed, IEnumerable<Diagnostic> common, LinkGraph graph)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var post in parsed.Values) found.AddRange(post.Diagnostics);
        found.AddRange(common);
        foreach (var links in graph.All) found.AddRange(links.Diagnostics);
        return found.DrainToImmutable();
    }

    private static IEnumerable<SitePath> BrokenOf(IEnumerable<ParsedPost> posts) => posts.Where(post => post.IsBroken).Select(post => post.Path);

    /// <summary>Parses what is not known. Where no file has come or gone, the table shares with that of the previous site.</summary>
    private VersionedDictionary<SitePath, ParsedPost> Parse(ImmutableArray<SourceFile> sources, Site? previous, SavedPosts saved)
    {
        var known = previous?.Parsed;
        if (known is not null && sources.Select(source => source.Path).SequenceEqual(known.Keys))
            return known.With(sources.Where((source, i) => !known.At(i).Source.SameAs(source)).AsParallel().Select(source => KeyValuePair.Create(source.Path, ParseOne(source))).ToList());
        var parsed = sources.AsParallel().AsOrdered().Select(source => known?.GetValueOrDefault(source.Path) is { } same && same.Source.SameAs(source) ? same : ParseOne(source));
        return new([.. parsed], post => post.Path);

        ParsedPost ParseOne(SourceFile source) => saved.Find(source) ?? parser.Parse(source);
    }

    private bool IsShown(Post post) => post.State is PostState.Published || settings.ShowDrafts;

    /// <summary>
    /// A post of which nothing has changed is the same object as before: that is how the rest of the build knows it. Who was there first keeps its slug and the
    /// spelling of its terms: a new post, or a draft, never moves anything to another address.
    /// </summary>
    private ImmutableArray<Post> ToPosts(ImmutableArray<ParsedPost> parsed, DateTimeOffset now, Bibliographies bibliographies, Site? previous, List<Diagnostic> diagnostics)
    {
        var hidden = previous?.Hidden.ToDictionary(post => post.Path);
        ParsedPost[] inOrder = [.. parsed.OrderBy(post => post.IsDraft).ThenBy(post => post.Date).ThenBy(post => post.Path)];
        var (slugs, terms) = (SlugRegister.Assign(inOrder, diagnostics), PostTerms.Of(inOrder, TagOf));
        return [.. parsed.AsParallel().AsOrdered().Select(post =>
        {
            var (slug, filed, state, cited) = (slugs[post.Path], terms[post.Path], StateOf(post, now), Cited(post, bibliographies));
            var known = previous?.FindByPath(post.Path) ?? hidden?.GetValueOrDefault(post.Path);
            var isSame = known is not null && ReferenceEquals(known.Parsed, post) && known.Slug == slug && known.Terms == filed && known.State == state && known.Bibliography == cited;
            return isSame ? known! : ToPost(post, slug, state, cited, filed);
        })];
    }

    private static Bibliography? Cited(ParsedPost post, Bibliographies bibliographies) => post.Outline.Citations.IsEmpty ? null : bibliographies.For(post.Path);

    private static PostState StateOf(ParsedPost post, DateTimeOffset now) =>
        post.IsDraft ? PostState.Draft : post.Date > now && !post.IsDatedByFile ? PostState.Scheduled : PostState.Published;

    private Post ToPost(ParsedPost parsed, Slug slug, PostState state, Bibliography? bibliography, PostTerms terms) => new(parsed, slug, state)
    {
        Url = (parsed.IsPage ? Addresses.PlainPage : Addresses.Post).With(slug.Value),
        Terms = terms,
        Bibliography = bibliography,
        CitationStyle = parsed.FrontMatter.CitationStyle ?? settings.Markup.CitationStyle,
        Description = parsed.FrontMatter.Description ?? (bibliography is null ? parsed.Outline.Lead : Narration.In(parsed.Outline.Lead, bibliography, parsed.Lang)),
    };

    private TermPath? TagOf(string written) => TermPath.From(synonyms.GetValueOrDefault(SynonymKey(written), written));

    private static string SynonymKey(string tag) => tag.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();
}
