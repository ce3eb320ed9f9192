using System.Collections.Frozen;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Markup;

namespace Blog.Engine.Publishing;

/// <summary>Everything a link can name — posts by slug, title, file and alias, and files — and the URL of each. Knows nothing of who links.</summary>
public sealed class LinkTable : ILinkResolver
{
    private static readonly string[] AssetRoots = ["", "static", "public", "assets", "source", "images", "img"];

    private readonly FrozenDictionary<string, Post> byName;
    private readonly FrozenDictionary<string, Post> byPath;
    private readonly FrozenDictionary<string, AssetFile> assets;
    private readonly FrozenDictionary<string, AssetFile> assetsByFileName;

    private LinkTable(IReadOnlyCollection<Post> posts, IReadOnlyCollection<AssetFile> files)
    {
        byPath = First(posts.SelectMany(post => PathNames(post).Select(name => (name, post))));
        byName = First(
            posts.Select(post => (post.Slug.Value, post))
                .Concat(posts.Select(post => (post.Title, post)))
                .Concat(posts.Select(post => (PostName.From(post.Path).Name, post)))
                .Concat(posts.SelectMany(post => post.Parsed.FrontMatter.Aliases.Select(alias => (alias.Trim('/'), post)))));
        assets = First(files.Select(file => (file.Path.Value, file)));
        assetsByFileName = First(files.Select(file => (file.Path.FileName, file)));
    }

    public static LinkTable From(IReadOnlyCollection<Post> posts, IReadOnlyCollection<AssetFile> files) => new(posts, files);

    public LinkTarget? Resolve(SitePath from, LinkReference reference) =>
        reference.Kind is LinkKind.Image ? Asset(from, reference.Target)
        : FindPost(from, reference) is { } post ? Page(post, reference.Fragment)
        : Asset(from, reference.Target);

    public (SourceText Source, int BodyStart)? Source(SitePath from, LinkReference reference) =>
        FindPost(from, reference) is { } post ? (post.Parsed.Source.Text, post.Parsed.BodyStart) : null;

    /// <summary>The post a reference names, or null.</summary>
    public Post? FindPost(SitePath from, LinkReference reference)
    {
        var target = reference.Target;
        if (target.Length == 0) return byPath.GetValueOrDefault(Key(from.Value));
        if (reference.Kind is LinkKind.Wiki or LinkKind.Embed && byName.TryGetValue(Key(target), out var named)) return named;
        if (target.StartsWith('/')) return byPath.GetValueOrDefault(Key(target.Trim('/')));
        return from.Folder.TryResolve(target, out var path) && byPath.TryGetValue(Key(path.Value), out var near) ? near
            : byPath.GetValueOrDefault(Key(target));
    }

    private static LinkTarget.Page Page(Post post, string? fragment)
    {
        if (string.IsNullOrEmpty(fragment)) return new(post.Url.Encoded, post.Title, null, true);
        var outline = post.Parsed.Outline;
        var heading = outline.Headings.FirstOrDefault(h => h.Id == fragment || h.Text == fragment || Key(h.Text) == Key(fragment));
        var anchor = heading?.Id ?? outline.Anchors.FirstOrDefault(a => a == fragment);
        return new(post.Url.Encoded, post.Title, anchor ?? fragment, anchor is not null);
    }

    private LinkTarget.File? Asset(SitePath from, string target)
    {
        var file = target.StartsWith('/') ? null : Beside(from, target);
        file ??= AssetRoots.Select(root => Find(SitePath.From(root), target.TrimStart('/'))).FirstOrDefault(found => found is not null);
        file ??= assetsByFileName.GetValueOrDefault(Key(target[(target.LastIndexOfAny(['/', '\\']) + 1)..]));
        return file is null ? null : new(UrlOf(file), null, null);
    }

    private AssetFile? Beside(SitePath from, string target) =>
        Find(from.Folder, target) ?? (from.Folder.TryResolve(from.Stem, out var folder) ? Find(folder, target) : null);

    private AssetFile? Find(SitePath folder, string target) =>
        folder.TryResolve(target, out var path) ? assets.GetValueOrDefault(Key(path.Value)) : null;

    /// <summary>The URL that serves a file of the posts folder.</summary>
    public static string UrlOf(AssetFile file) => SiteUrl.Of(["media", .. file.Path.Value.Split('/')]).Encoded;

    private static IEnumerable<string> PathNames(Post post)
    {
        yield return post.Path.Value;
        yield return post.Path.Value[..^post.Path.Extension.Length];
        if (post.Path.Stem is "index" or "_index") yield return post.Path.Folder.Value;
        yield return post.Url.Decoded.Trim('/');
        foreach (var alias in post.Parsed.FrontMatter.Aliases) yield return alias.Trim('/');
    }

    private static string Key(string name) => name.Normalize(NormalizationForm.FormC).ToUpperInvariant();

    private static FrozenDictionary<string, T> First<T>(IEnumerable<(string Name, T Value)> pairs)
    {
        var result = new Dictionary<string, T>();
        foreach (var (name, value) in pairs) result.TryAdd(Key(name), value);
        return result.ToFrozenDictionary();
    }
}
