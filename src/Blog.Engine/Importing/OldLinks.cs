using System.Text;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;

namespace Blog.Engine.Importing;

/// <summary>What a link of the old blog led to: by the addresses of that blog first, then as our own engine would look for it.</summary>
internal sealed partial class OldLinks
{
    private readonly Site site;
    private readonly Dictionary<SitePath, OldPost> posts;
    private readonly Dictionary<string, OldPost> addresses = [];
    private readonly ILookup<string, OldPost> slugs;
    private readonly ILookup<string, OldPost> translations;

    private readonly string? host;

    /// <param name="site">The old content, as our own engine reads it.</param>
    /// <param name="posts">Its texts.</param>
    /// <param name="host">The name the old blog was served under; null where that is not known.</param>
    public OldLinks(Site site, IReadOnlyCollection<OldPost> posts, string? host)
    {
        (this.site, this.host) = (site, host);
        this.posts = posts.ToDictionary(post => post.Path);
        translations = posts.ToLookup(post => Untagged(post.Path));
        slugs = posts.ToLookup(post => Key(post.Post.Parsed.Slug.Value));
        foreach (var post in posts)
            foreach (var address in post.Addresses) addresses.TryAdd(Key(address), post);
    }

    /// <summary>An address as a path within the old blog, with query and fragment; null when it leads elsewhere.</summary>
    public string? Inside(string address)
    {
        if (!LinkText.IsExternal(address)) return address;
        return host is not null && Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address, UriKind.Absolute, out var url) && url.Host.Equals(host, StringComparison.OrdinalIgnoreCase)
            ? url.AbsolutePath + url.Query + url.Fragment : null;
    }

    /// <summary>The text a link leads to.</summary>
    public OldPost? FindPost(SitePath from, string target) =>
        target.StartsWith('/') && addresses.GetValueOrDefault(Key(target)) is { } post ? post : Find(from, LinkKind.Inline, target) ?? ByDate(target);

    /// <summary><c>/cn/2018/10/word-embeddings/</c> of a blog whose pattern of addresses is not known: the only text of that slug.</summary>
    private OldPost? ByDate(string target) =>
        DatedAddress().Match(target) is { Success: true } dated && slugs[Key(dated.Groups["slug"].Value)].Take(2).ToList() is [var only] ? only : null;

    /// <summary>The text a tag names: as a link would, else by title or slug.</summary>
    public OldPost? FindNamed(SitePath from, string name) => FindPost(from, name) ?? LinkText.Readings(name).Select(reading => Find(from, LinkKind.Wiki, reading)).FirstOrDefault(found => found is not null);

    private OldPost? Find(SitePath from, LinkKind kind, string target) =>
        site.Links.FindPost(from, new(kind, target, null, Place.WholeFile(from))) is { } found && posts.GetValueOrDefault(found.Path) is { } post ? InLanguageOf(posts[from], post) : null;

    /// <summary>Files that differ in nothing but the language of their names are one text: a link means the one in its own language.</summary>
    private OldPost InLanguageOf(OldPost from, OldPost found) =>
        found.Post.Lang == from.Post.Lang ? found : translations[Untagged(found.Path)].FirstOrDefault(other => other.Post.Lang == from.Post.Lang) ?? found;

    private static string Untagged(SitePath path) => OldName.Join(path.Folder.Value, LanguageTag.Suffix(path.Stem)?.Name ?? path.Stem);

    public AssetFile? FindFile(SitePath from, string target) => site.Links.FindAsset(from, target);

    [GeneratedRegex(@"^/(?:[\w-]+/)?\d{4}/\d{1,2}/(?:\d{1,2}/)?(?<slug>[^/?#]+)/?$")]
    private static partial Regex DatedAddress();

    /// <summary>Addresses are compared decoded, without regard to case, and without what servers add: <c>index.html</c>, <c>.html</c>, a final slash.</summary>
    private static string Key(string address)
    {
        var path = LinkText.Decoded(address.Split('?', '#')[0]).Trim('/');
        if (path.EndsWith("index.html", StringComparison.OrdinalIgnoreCase)) path = path[..^"index.html".Length].TrimEnd('/');
        else if (path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)) path = path[..^".html".Length];
        return path.Normalize(NormalizationForm.FormC).ToUpperInvariant();
    }
}
