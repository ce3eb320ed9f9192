using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Publishing;

/// <summary>Everything a link can name — posts by path, title, file name, alias and slug, and files — and the URL of each. Knows nothing of who links.</summary>
public sealed class LinkTable : ILinkResolver
{
    /// <summary>Where other engines keep the files that <c>/x.png</c> means.</summary>
    private static readonly string[] AssetRoots = ["", "static", "public", ".vuepress/public", "assets", "source", "images", "img", "media"];

    private readonly VersionedDictionary<SitePath, Post> posts;
    private readonly PostNames names;
    private readonly FileNames files;
    private readonly Func<AssetFile, string?> readText;
    private readonly FrozenDictionary<string, SiteUrl>? redirects;

    private LinkTable(
        VersionedDictionary<SitePath, Post> posts, PostNames names, FileNames files, Func<AssetFile, string?> readText, Bibliographies bibliographies, FrozenDictionary<string, SiteUrl>? redirects)
    {
        this.redirects = redirects;
        this.posts = posts;
        this.names = names;
        this.files = files;
        this.readText = readText;
        Bibliographies = bibliographies;
    }

    /// <param name="posts">What a link may lead to; where two have a name, the first has it.</param>
    /// <param name="files">The files beside the posts.</param>
    /// <param name="readText">Gives the text of such a file for code blocks; null where there is none.</param>
    /// <param name="bibliographies">What posts cite from.</param>
    /// <param name="redirects">The old addresses that lead to a post; null where each leads to the post that names it.</param>
    /// <param name="previous">Only saves work.</param>
    public static LinkTable From(
        VersionedDictionary<SitePath, Post> posts, ImmutableArray<AssetFile> files, Func<AssetFile, string?> readText, Bibliographies bibliographies,
        FrozenDictionary<string, SiteUrl>? redirects, LinkTable? previous = null) =>
        new(
            posts,
            previous is not null && PostNames.AreSame(posts, previous.posts) && AreSame(redirects, previous.redirects) ? previous.names : PostNames.Of([.. posts.Values], redirects),
            previous is not null && files.SequenceEqual(previous.files.All) ? previous.files : new(files),
            readText,
            bibliographies,
            redirects);

    /// <summary>The same table for other versions of the same posts, with the same names.</summary>
    public LinkTable With(VersionedDictionary<SitePath, Post> revised) => new(revised, names, files, readText, Bibliographies, redirects);

    private static bool AreSame(FrozenDictionary<string, SiteUrl>? a, FrozenDictionary<string, SiteUrl>? b) =>
        ReferenceEquals(a, b) || (a is not null && b is not null && a.Count == b.Count && a.All(old => b.TryGetValue(old.Key, out var url) && url == old.Value));

    public Bibliographies Bibliographies { get; }

    /// <summary>Whether every name means the same in both: the same file, and the post of the same path, which may be another version.</summary>
    public bool HasNamesOf(LinkTable other) => names == other.names && files == other.files;

    public LinkTarget? Resolve(SitePath from, LinkReference reference) =>
        LinkText.IsExternal(reference.Target) ? null
        : reference.Kind is LinkKind.Image ? Asset(from, reference.Target)
        : FindPost(from, reference) is { } post ? Page(post, reference.Fragment)
        : Asset(from, reference.Target);

    public MarkdownBody? Note(SitePath from, LinkReference reference) => FindPost(from, reference)?.Parsed.Body;

    public Bibliography? Bibliography(SitePath from) => Bibliographies.For(from);

    public string? Text(SitePath file) => FindFile(file) is { } asset ? readText(asset) : null;

    /// <summary>The file of that path, or null.</summary>
    public AssetFile? FindFile(SitePath path) => files.ByPath.GetValueOrDefault(LinkText.Key(path.Value));

    /// <summary>The post a reference names, or null.</summary>
    public Post? FindPost(SitePath from, LinkReference reference) => FindPosts(from, reference) is [var post, ..] ? post : null;

    /// <summary>The posts a reference may name, the nearest first: more than one when the name is ambiguous.</summary>
    public ImmutableArray<Post> FindPosts(SitePath from, LinkReference reference)
    {
        if (reference.Target.Length == 0) return Exact(from.Value) is { } self ? [self] : [];
        if (LinkText.IsExternal(reference.Target)) return [];
        return reference.Kind is LinkKind.Wiki or LinkKind.Embed ? Named(from, reference.Target) : Linked(from, reference.Target);
    }

    /// <summary><c>[[name]]</c>: a path from here or from the root, else a file name, an alias, a title, a slug — in this order.</summary>
    private ImmutableArray<Post> Named(SitePath from, string target)
    {
        var name = target.Trim().Trim('/');
        return ByPath(from, name) is { } post ? [post]
            : Nearest(from, LinkText.Key(name), "") is { IsEmpty: false } whole ? whole
            : Nearest(from, LinkText.Key(LinkText.Name(name)), name);
    }

    /// <summary><c>[text](path)</c>: a path first; where other engines had the page under another folder, its file name alone.</summary>
    private ImmutableArray<Post> Linked(SitePath from, string target)
    {
        var readings = LinkText.Readings(target).ToList();
        var post = readings.Select(reading => ByPath(from, reading)).FirstOrDefault(found => found is not null);
        if (post is not null) return [post];
        var name = LinkText.Name(readings[^1]);
        return name.Length == 0 || name[0] == '.' || Path.GetExtension(name).Length is > 1 and < 5 ? [] : Nearest(from, LinkText.Key(name), "", PostNameKind.File);
    }

    private Post? ByPath(SitePath from, string target)
    {
        if (target.StartsWith('/')) return Exact(target);
        return Below(from.Folder, target)
            ?? (from.Folder.TryResolve(from.Stem, out var asFolder) ? Below(asFolder, target) : null) // relative to the page's URL, as Hugo and browsers see it
            ?? Exact(target);
    }

    private Post? Exact(string path) => names.ByPath.TryGetValue(LinkText.Key(path.Trim('/')), out var file) ? posts[file] : null;

    private Post? Below(SitePath folder, string target) => folder.TryResolve(target, out var path) && !path.IsRoot ? Exact(path.Value) : null;

    /// <summary>The posts of the best kind of this name whose path ends as <paramref name="path"/> says, those near <paramref name="from"/> first.</summary>
    private ImmutableArray<Post> Nearest(SitePath from, string key, string path, PostNameKind worst = PostNameKind.Slug)
    {
        var folder = path.LastIndexOf('/') is var slash and > 0 ? LinkText.Key("/" + path[..slash]) : "";
        var candidates = names.ByName.GetValueOrDefault(key, [])
            .Where(named => named.Kind <= worst && LinkText.Key("/" + named.Path.Folder.Value).EndsWith(folder, StringComparison.Ordinal))
            .ToList();
        if (candidates.Count == 0) return [];
        var best = candidates.Min(named => named.Kind);
        var lang = Exact(from.Value)?.Lang;
        var found = candidates.Where(named => named.Kind == best).Select(named => posts[named.Path]).Distinct().ToList();
        if (found.Exists(post => post.Lang == lang)) found.RemoveAll(post => post.Lang != lang);
        return [.. found.OrderByDescending(post => SharedFolders(post.Path, from)).ThenBy(post => post.Path.Value.Length).ThenBy(post => post.Path)];
    }

    private static int SharedFolders(SitePath a, SitePath b) =>
        a.Folder.Value.Split('/').Zip(b.Folder.Value.Split('/')).TakeWhile(pair => pair.First == pair.Second && pair.First.Length > 0).Count();

    private static LinkTarget.Page Page(Post post, string? fragment)
    {
        if (string.IsNullOrEmpty(fragment)) return new(post.Url.Encoded, post.Title, null, true);
        var anchor = Anchor(post.Parsed.Outline, LinkText.Decoded(fragment));
        return new(post.Url.Encoded, post.Title, anchor ?? fragment, anchor is not null) { Part = anchor is null ? null : post.Parsed.Outline.Parts.GetValueOrDefault(anchor) };
    }

    /// <summary>The id a fragment means: itself, or a heading with the same text; of Obsidian's <c>#A#B</c> the last part.</summary>
    private static string? Anchor(Outline outline, string fragment)
    {
        var last = fragment[(fragment.LastIndexOf('#') + 1)..];
        if (outline.Headings.Any(heading => heading.Id == last) || outline.Anchors.Contains(last)) return last;
        if (outline.Anchors.FirstOrDefault(anchor => anchor.TrimStart('^') == last.TrimStart('^')) is { } block) return block;
        var loose = LinkText.Loose(last);
        return loose.Length == 0 ? null : outline.Headings.FirstOrDefault(heading => LinkText.Loose(heading.Text) == loose || LinkText.Loose(heading.Id) == loose)?.Id;
    }

    private LinkTarget.File? Asset(SitePath from, string target) =>
        FindAsset(from, target) is { IsPublic: true } file ? new(UrlOf(file).Encoded, file.Image?.Width, file.Image?.Height) { SourceSet = ImageVariant.SourceSet(file) } : null;

    /// <summary>The file that a link or an image in <paramref name="from"/> names, or null.</summary>
    public AssetFile? FindAsset(SitePath from, string target)
    {
        var readings = LinkText.Readings(target).ToList();
        return readings.Select(reading => Placed(from, reading)).FirstOrDefault(found => found is not null) ?? ByFileName(from, readings[^1]);
    }

    private AssetFile? Placed(SitePath from, string target) =>
        (target.StartsWith('/') ? null : Beside(from, target))
        ?? AssetRoots.Select(root => Find(SitePath.From(root), target.TrimStart('/'))).FirstOrDefault(found => found is not null);

    /// <summary>Beside the post, or in the folder that is named like it.</summary>
    private AssetFile? Beside(SitePath from, string target) =>
        Find(from.Folder, target) ?? (from.Folder.TryResolve(from.Stem, out var folder) ? Find(folder, target) : null);

    private AssetFile? Find(SitePath folder, string target) =>
        folder.TryResolve(target, out var path) ? files.ByPath.GetValueOrDefault(LinkText.Key(path.Value)) : null;

    /// <summary>By its name alone, as Obsidian finds attachments: the file whose path ends most like the target, then the nearest.</summary>
    private AssetFile? ByFileName(SitePath from, string target)
    {
        var parts = target.Replace('\\', '/').Split('/');
        return files.ByFileName.GetValueOrDefault(LinkText.Key(parts[^1]), [])
            .OrderByDescending(file => SharedEnd(file.Path.Value.Split('/'), parts))
            .ThenByDescending(file => SharedFolders(file.Path, from))
            .ThenBy(file => file.Path)
            .FirstOrDefault();
    }

    private static int SharedEnd(string[] path, string[] wanted) =>
        path.Reverse().Zip(wanted.Reverse()).TakeWhile(pair => pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)).Count();

    /// <summary>The URL that serves a file of the posts folder.</summary>
    public static SiteUrl UrlOf(AssetFile file) => Addresses.Media.With(file.Path.Value);
}
