using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Blog.Engine.Publishing;

/// <summary>
/// The address book: everything that the site answers, one row each. Routes, links, the sitemap, feeds, an export and the check of links and old addresses take
/// them from here, so a page or a feed is added by its row. A test holds that the running application maps these routes and no other.
/// </summary>
public static class Addresses
{
    private static readonly List<AddressRow> Rows = [];

    public static readonly AddressRow
        Home = Add("/", AddressKind.Page),
        HomePage = Add("/page/{number}", AddressKind.Page, isReserved: true),
        Post = Add("/posts/{slug}", AddressKind.Page),
        PlainPage = Add("/{slug}", AddressKind.Page),
        Tags = Add("/tags", AddressKind.Page),
        Tag = Add("/tags/{**path}", AddressKind.Page),
        Categories = Add("/categories", AddressKind.Page),
        Category = Add("/categories/{**path}", AddressKind.Page),
        SeriesList = Add("/series", AddressKind.Page),
        Series = Add("/series/{**path}", AddressKind.Page),
        Archive = Add("/archive", AddressKind.Page),
        Search = Add("/search", AddressKind.Page, HasSearch),
        Error = Add("/errors/{code}", AddressKind.Machine, isReserved: true);

    public static readonly AddressRow
        Source = Add("/posts/{slug}.md", AddressKind.Source),
        Rss = Add("/feed.xml", AddressKind.Feed),
        Atom = Add("/atom.xml", AddressKind.Feed),
        JsonFeed = Add("/feed.json", AddressKind.Feed),
        TagFeed = Add("/tags/{**path}/feed.xml", AddressKind.Feed);

    public static readonly AddressRow
        Sitemap = Add("/sitemap.xml", AddressKind.Machine),
        Robots = Add("/robots.txt", AddressKind.Machine),
        Llms = Add("/llms.txt", AddressKind.Machine),
        OpenSearch = Add("/opensearch.xml", AddressKind.Machine, HasSearch),
        SpeculationRules = Add("/speculation-rules.json", AddressKind.Machine),
        IndexNowKey = Add("/{key}.txt", AddressKind.Machine, isReserved: true),
        SearchAnswer = Add("/api/search", AddressKind.Machine, HasSearch),
        Suggestions = Add("/api/suggest", AddressKind.Machine, HasSearch),
        Live = Add("/health/live", AddressKind.Machine),
        Ready = Add("/health/ready", AddressKind.Machine),
        Metrics = Add("/metrics", AddressKind.Machine),
        GitHook = Add("/hooks/git", AddressKind.Machine),
        ReloadScript = Add("/live/live.js", AddressKind.Machine),
        ReloadStyles = Add("/live/live.css", AddressKind.Machine),
        ReloadEvents = Add("/live/events", AddressKind.Machine);

    public static readonly AddressRow
        Styles = Add("/css/{**path}", AddressKind.Asset, isReserved: true),
        Scripts = Add("/js/{**path}", AddressKind.Asset, isReserved: true),
        Libraries = Add("/lib/{**path}", AddressKind.Asset, isReserved: true),
        Icon = Add("/icon.svg", AddressKind.Asset),
        IconVersion = Add("/icon.{fingerprint}.svg", AddressKind.Asset, isReserved: true),
        Media = Add("/media/{**path}", AddressKind.Media, isReserved: true),
        SiteCard = Add("/cards/site.png", AddressKind.Media),
        PostCard = Add("/cards/posts/{name}.png", AddressKind.Media, isReserved: true);

    public static readonly AddressRow
        NotFound = Add("/404.html", AddressKind.Export),
        SearchIndex = Add("/search/{shard}", AddressKind.Export, HasSearch, isReserved: true),
        RedirectList = Add("/_redirects", AddressKind.Export),
        HeaderList = Add("/_headers", AddressKind.Export),
        NoJekyll = Add("/.nojekyll", AddressKind.Export),
        ExportManifest = Add("/.blog-export", AddressKind.Export),
        ExportWork = Add("/.blog-export.tmp", AddressKind.Export),
        Favicon = Add("/favicon.ico", AddressKind.Unasked),
        TouchIcon = Add("/apple-touch-icon.png", AddressKind.Unasked);

    /// <summary>Every row, in the order of the book.</summary>
    public static ImmutableArray<AddressRow> All { get; } = [.. Rows];

    private static readonly FrozenSet<string> FirstSegments = All.Select(row => row.FirstSegment).Where(segment => segment.Length > 0 && !segment.Contains('{', StringComparison.Ordinal)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rows that have one address each, of a site of these settings.</summary>
    public static IEnumerable<AddressRow> FixedIn(SiteSettings settings) => All.Where(row => row.IsFixed && row.IsOn(settings));

    /// <summary>Whether an address belongs to the site whatever its posts are, beside the fixed ones.</summary>
    /// <param name="path">Decoded, without a final slash.</param>
    /// <param name="settings">Of the site.</param>
    public static bool IsReserved(string path, SiteSettings settings) => All.Any(row => row.IsReserved && row.IsOn(settings) && row.Matches(path));

    /// <summary>Whether a name directly below the root is that of a page, a file or a folder of the site.</summary>
    public static bool IsFirstSegment(string segment) => FirstSegments.Contains(FileClaims.WithoutCoding(segment));

    /// <summary>Whether a link may lead there though no post says so: files that come with the program are known by their folders.</summary>
    public static bool IsAsset(string path) => All.Any(row => row.Kind is AddressKind.Asset && row.Matches(path));

    public static SiteUrl SourceOf(Post post) => Source.With(post.Slug.Value);

    /// <summary>The feed of a tag.</summary>
    public static SiteUrl FeedOf(Term tag) => TagFeed.With(tag.Url.Decoded[(Tags.Pattern.Length + 1)..]);

    private static bool HasSearch(SiteSettings settings) => settings.Search.Enabled;

    private static AddressRow Add(string pattern, AddressKind kind, Func<SiteSettings, bool>? isOn = null, bool isReserved = false)
    {
        var row = new AddressRow(pattern, kind) { IsReserved = isReserved };
        if (isOn is not null) row = row with { IsOn = isOn };
        Rows.Add(row);
        return row;
    }
}
