using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup;

namespace Blog.Engine.Publishing;

/// <summary>What kind of name it is; the lower the nearer to what an author means by <c>[[name]]</c>.</summary>
internal enum PostNameKind
{
    File,
    Alias,
    Title,
    Slug,
}

/// <summary>Every name of the posts and the file it means. Holds names alone: it is the same for a site in which only texts have changed.</summary>
internal sealed class PostNames
{
    private PostNames(Dictionary<string, SitePath> byPath, Dictionary<string, ImmutableArray<(PostNameKind Kind, SitePath Path)>> byName) => (ByPath, ByName) = (byPath, byName);

    /// <summary>Paths of files and addresses of pages, see <see cref="LinkText.Key"/>.</summary>
    public IReadOnlyDictionary<string, SitePath> ByPath { get; }

    /// <summary>What <c>[[name]]</c> may mean.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<(PostNameKind Kind, SitePath Path)>> ByName { get; }

    /// <param name="posts">Where two have a name, the first has it.</param>
    /// <param name="redirects">The old addresses that lead to a post; null where each leads to the post that names it.</param>
    public static PostNames Of(ImmutableArray<Post> posts, FrozenDictionary<string, SiteUrl>? redirects)
    {
        var byName = Task.Run(() => NamesOf(posts));
        return new(PathsOf(posts, redirects), byName.GetAwaiter().GetResult());
    }

    /// <summary>Whether a link cannot tell these posts from those.</summary>
    public static bool AreSame(VersionedDictionary<SitePath, Post> posts, VersionedDictionary<SitePath, Post> others) =>
        posts.Count == others.Count && posts.Values.Zip(others.Values).All(pair => ReferenceEquals(pair.First, pair.Second) || AreSame(pair.First, pair.Second));

    /// <summary>Whether a link cannot tell a post from another version of it.</summary>
    public static bool AreSame(Post a, Post b) =>
        a.Path == b.Path && a.Url == b.Url && a.Title == b.Title && a.Slug == b.Slug && a.Lang == b.Lang
        && a.Parsed.FrontMatter.Address == b.Parsed.FrontMatter.Address && a.Parsed.FrontMatter.Aliases.SequenceEqual(b.Parsed.FrontMatter.Aliases);

    /// <summary>A file's own path before anybody's URL, and both before addresses of the past.</summary>
    private static Dictionary<string, SitePath> PathsOf(ImmutableArray<Post> posts, FrozenDictionary<string, SiteUrl>? redirects) => First(
        new Func<Post, IEnumerable<string>>[] { FilePaths, post => [post.Url.Decoded.Trim('/')], post => RedirectTable.OldPaths(post).Where(old => redirects?.ContainsKey(old) is not false).Select(old => old.Trim('/')) }
        .SelectMany(pathsOf => posts.SelectMany(post => pathsOf(post).Select(path => (path, post.Path)))));

    private static Dictionary<string, ImmutableArray<(PostNameKind, SitePath)>> NamesOf(ImmutableArray<Post> posts) =>
        posts.SelectMany(Names).GroupBy(pair => LinkText.Key(pair.Name), pair => (pair.Kind, pair.Path)).ToDictionary(group => group.Key, group => group.ToImmutableArray());

    private static IEnumerable<string> FilePaths(Post post)
    {
        var path = post.Path.Value;
        var bare = path[..^post.Path.Extension.Length];
        yield return path;
        yield return bare;
        if (LanguageTag.Suffix(post.Path.Stem) is { } suffix) yield return bare[..^(post.Path.Stem.Length - suffix.Name.Length)];
        if ((LanguageTag.Suffix(post.Path.Stem)?.Name ?? post.Path.Stem) is "index" or "_index" or "README" && !post.Path.Folder.IsRoot) yield return post.Path.Folder.Value;
    }

    private static IEnumerable<(string Name, PostNameKind Kind, SitePath Path)> Names(Post post)
    {
        yield return (PostName.From(post.Path).Name, PostNameKind.File, post.Path);
        yield return (LinkText.Name(post.Path.Value), PostNameKind.File, post.Path);
        foreach (var alias in post.Parsed.FrontMatter.Aliases) yield return (alias.Trim('/'), PostNameKind.Alias, post.Path);
        yield return (post.Title, PostNameKind.Title, post.Path);
        yield return (post.Slug.Value, PostNameKind.Slug, post.Path);
    }

    private static Dictionary<string, SitePath> First(IEnumerable<(string Name, SitePath Path)> pairs)
    {
        var result = new Dictionary<string, SitePath>();
        foreach (var (name, path) in pairs) result.TryAdd(LinkText.Key(name), path);
        return result;
    }
}
