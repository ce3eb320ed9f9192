using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;

namespace Blog.Engine.Importing;

/// <summary>
/// The content of another blog → posts and files of ours. Our own engine reads the old content as it stands; from that site come the names that its links mean.
/// Then every text is translated, every file gets its place, and the links follow.
/// </summary>
/// <param name="kind">What the old blog was made with.</param>
/// <param name="config">Its settings.</param>
/// <param name="settings">Those of ours.</param>
public sealed class Importer(BlogKind kind, OldConfig config, SiteSettings settings)
{
    private readonly SiteSettings reading = settings with { ShowDrafts = true };
    private readonly FrontMatterWriter frontMatter = new(config.TimeZone);
    private readonly TimeZoneInfo zone = config.TimeZone ?? TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);

    /// <param name="contents">The old content; files that were served at the top of the old site below <see cref="BlogKind.Static"/>.</param>
    /// <param name="now">Tells scheduled posts from published ones, which an import does not care for.</param>
    public ImportedBlog Import(FolderContents contents, DateTimeOffset now)
    {
        var site = new SiteBuilder(reading, new MarkdownEngine(reading.Markup)).Build(contents, now);
        var said = site.All.Where(IsText).AsParallel().ToDictionary(post => post.Path, post => OldFrontMatter.Read(post.Parsed.Source.Text));
        var posts = Posts(site, said);
        var links = new OldLinks(site, posts, OldHost);
        var drafts = posts.AsParallel().AsOrdered().Select(post => Translate(post, said[post.Path], links)).ToImmutableArray();
        var texts = posts.Select(post => post.Path).ToHashSet();
        var files = contents.Assets.Select(file => file.Path).Concat(contents.Sources.Select(source => source.Path).Where(path => !texts.Contains(path))).Order().ToList();
        var placement = new FilePlacement(kind, files, Users(drafts, links), [.. posts.Select(post => post.Target)]);
        return new(
            [.. drafts.AsParallel().AsOrdered().Select(draft => Finish(draft, new(draft.Post, links, placement))).OrderBy(post => post.Path)],
            placement.All,
            [.. files.Where(file => placement[file] is null)]);
    }

    /// <summary>The address of the old site, without its path.</summary>
    private string? OldHost => Uri.TryCreate(config.Text("url") ?? config.Text("baseURL"), UriKind.Absolute, out var url) ? url.Host : null;

    /// <summary>A notebook is copied as it is, and so is what cannot be read.</summary>
    private static bool IsText(Post post) => post.Path.Extension is not ".ipynb";

    private ImmutableArray<OldPost> Posts(Site site, Dictionary<SitePath, OldFrontMatter> said)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. from post in site.All.Where(IsText).OrderBy(post => post.Path)
               where kind.Place(post.Path) is not null
               let name = new OldName(post.Path, DateOf(post, said[post.Path]), said[post.Path].Said, said[post.Path].Keys, post.Title)
               select new OldPost(post, Free(kind.Place(post.Path)!.Value, taken), [.. kind.Addresses(name, config).Distinct()]),
        ];
    }

    private static SitePath Free(SitePath place, HashSet<string> taken)
    {
        var free = place;
        for (var number = 2; !taken.Add(free.Value); number++) free = SitePath.From(OldName.Join(place.Folder.Value, $"{place.Stem}-{number}{Path.GetExtension(place.FileName)}"));
        return free;
    }

    /// <summary>The date as the old blog took it: one without an offset is local to it.</summary>
    private DateTimeOffset? DateOf(Post post, OldFrontMatter said) =>
        said.Said.Date is not { } date ? PostName.From(post.Path).Date is null ? null : post.Date
        : said.HasDateOfNoZone ? new(date.DateTime, zone.GetUtcOffset(date.DateTime))
        : config.TimeZone is null ? date : TimeZoneInfo.ConvertTime(date, zone);

    private Draft Translate(OldPost post, OldFrontMatter said, OldLinks links)
    {
        var translation = new Translation(post, links, config);
        return new(post, said, kind.Translate(post.Body, translation), translation.Count);
    }

    /// <summary>Which posts show or link to a file.</summary>
    private static ILookup<SitePath, OldPost> Users(ImmutableArray<Draft> drafts, OldLinks links) => drafts
        .SelectMany(draft => LinkScan.Of(draft.Body).Select(link => link.Address).Append(draft.Said.Said.Cover ?? "")
            .Select(address => links.Inside(address) is { Length: > 0 } path ? links.FindFile(draft.Post.Path, path) : null)
            .OfType<AssetFile>()
            .Select(file => (file.Path, draft.Post)))
        .ToLookup(use => use.Path, use => use.Post);

    private ImportedPost Finish(Draft draft, LinkRewriter links)
    {
        var body = LinkScan.Rewrite(draft.Body, links.Rewrite);
        var aliases = Aliases(draft);
        var isKept = draft.Said.Trouble is not null;
        var head = isKept ? draft.Post.Post.Parsed.Source.Text.Value[..draft.Said.BodyStart] : frontMatter.Write(draft.Said, aliases, links.File(draft.Said.Said.Cover) ?? draft.Said.Said.Cover, draft.IsPage);
        var text = head + (head.Length > 0 && !isKept ? body.TrimStart('\n') : body);
        return new(draft.Post.Path, draft.Post.Target, text, draft.Post.Post.Parsed.Source.ModifiedAt)
        {
            Tags = draft.Tags,
            Links = links.Count,
            Aliases = isKept ? 0 : aliases.Count,
            IsChanged = body != draft.Post.Body,
            Findings = [.. Findings(draft, text, text.Length - text[head.Length..].Length)],
        };
    }

    /// <summary>The addresses and names a text had, but for the one it has here.</summary>
    private static List<string> Aliases(Draft draft)
    {
        var (said, slug) = (draft.Said.Said, draft.Post.Post.Parsed.Slug.Value);
        string[] own = [Addresses.Post.With(slug).Decoded, (draft.IsPage ? Addresses.PlainPage : Addresses.Post).With(slug).Decoded, draft.IsPage ? said.Address?.TrimEnd('/') ?? "" : ""];
        IEnumerable<string?> all = [.. said.Aliases, draft.IsPage ? null : said.Address, .. draft.Post.Addresses];
        return [.. all.OfType<string>().Where(alias => alias.TrimEnd('/') is { Length: > 0 } bare && !own.Contains(bare)).DistinctBy(alias => alias.TrimEnd('/'))];
    }

    private IEnumerable<Diagnostic> Findings(Draft draft, string text, int bodyStart)
    {
        var source = new SourceText(draft.Post.Target, text);
        if (draft.Said.Trouble is { } trouble)
            yield return ImportRules.FrontMatterKept.At(source.PlaceAt(0), $"the front matter stays as it is, without the old addresses: {trouble.Message}");
        foreach (var left in kind.Leftovers(text[bodyStart..]))
            yield return ImportRules.ForeignTag.At(source.PlaceAt(bodyStart + left.Offset), $"'{ImportedPost.Shown(left.Text.ReplaceLineEndings(" "))}' means nothing here and stays visible; write Markdown instead, or put it in backticks when it is meant as text");
    }

    /// <summary>A text on its way: its body in our syntax, its links still those of the old blog.</summary>
    private sealed record Draft(OldPost Post, OldFrontMatter Said, string Body, int Tags)
    {
        public bool IsPage => Said.Said.IsPage || PostName.From(Post.Target).IsPage;
    }
}
