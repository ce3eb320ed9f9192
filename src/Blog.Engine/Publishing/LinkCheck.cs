using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;

namespace Blog.Engine.Publishing;

/// <summary>Looks up the links and images of a post, and says which lead nowhere. Thread-safe.</summary>
internal sealed class LinkCheck(
    LinkTable links, ImmutableArray<Post> hidden, ImmutableArray<SitePage> urls, FrozenDictionary<string, SiteUrl> redirects, TermIndex tags, SiteSettings settings)
{
    public static readonly DiagnosticRule Broken = new("BLOG210", Severity.Warning, "a link leads nowhere");
    public static readonly DiagnosticRule MissingImage = new("BLOG211", Severity.Warning, "an image is missing");
    public static readonly DiagnosticRule MissingAnchor = new("BLOG212", Severity.Warning, "a link names a heading that does not exist");
    public static readonly DiagnosticRule Ambiguous = new("BLOG213", Severity.Info, "a wiki link may mean several posts");

    private readonly Lazy<Dictionary<string, string>> answered = new(() => Answered(urls, redirects, tags, settings));
    private readonly Lazy<LinkTable> hiddenLinks = new(() => LinkTable.From(new(hidden, post => post.Path), [], _ => null, Bibliographies.Empty, null));

    /// <summary>Whether every name and every address means the same as in another site, so that only other versions of posts can tell the two apart.</summary>
    public bool HasNamesOf(Site site) =>
        links.HasNamesOf(site.Links) && Enumerable.SequenceEqual<Post>(hidden, site.Hidden, ReferenceEqualityComparer.Instance) && urls.Select(page => page.Url).SequenceEqual(site.Urls.Select(page => page.Url));

    public PostLinks Of(Post post)
    {
        var targets = post.Parsed.Outline.Links
            .Where(link => link.Kind is not LinkKind.Image)
            .Select(link => (link.Kind, Post: links.FindPost(post.Path, link)?.Path))
            .Where(target => target.Post is not null && target.Post != post.Path)
            .ToList();
        return new(
            post.Path,
            [.. targets.Select(target => target.Post!.Value).Distinct()],
            [.. targets.Where(target => target.Kind is LinkKind.Embed).Select(target => target.Post!.Value).Distinct()],
            [.. post.Parsed.Outline.Links.SelectMany(link => Check(post, link))]);
    }

    private Diagnostic[] Check(Post post, LinkReference link)
    {
        if (LinkText.IsExternal(link.Target) || (link.Target.Length == 0 && string.IsNullOrEmpty(link.Fragment))) return [];
        if (links.Resolve(post.Path, link) is not { } target) return link.Kind is LinkKind.Inline && AddressOf(link) is { } address ? OtherSpelling(link, address) : [Lost(post, link)];
        return target is LinkTarget.Page { AnchorFound: false } page ? [NoAnchor(page, link)] : Doubtful(post, link);
    }

    /// <summary>What the site answers that is no post and no file beside one, by its name in any case.</summary>
    private static Dictionary<string, string> Answered(ImmutableArray<SitePage> urls, FrozenDictionary<string, SiteUrl> redirects, TermIndex tags, SiteSettings settings)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var fixedUrls = Addresses.FixedIn(settings).Where(row => row.Kind is not (AddressKind.Export or AddressKind.Unasked)).Select(row => row.Url);
        IEnumerable<SiteUrl> addresses = [.. urls.Select(page => page.Url), .. fixedUrls, .. tags.All.Select(tag => Addresses.FeedOf(tag.Term))];
        foreach (var address in addresses.Select(url => url.Decoded).Concat(redirects.Keys)) found.TryAdd(LinkText.Key(address), address);
        return found;
    }

    /// <summary>The address of the site that a link from the root means; null where it means none.</summary>
    private string? AddressOf(LinkReference link) => LinkText.Readings(link.Target)
        .Where(path => path.StartsWith('/'))
        .Select(path => path.Length == 1 ? path : path.TrimEnd('/'))
        .Select(path => answered.Value.GetValueOrDefault(LinkText.Key(path)) ?? (Addresses.IsAsset(path) ? path : null))
        .FirstOrDefault(address => address is not null);

    /// <summary>A file server knows names in their own case alone.</summary>
    private static Diagnostic[] OtherSpelling(LinkReference link, string address) =>
        LinkText.Readings(link.Target).Any(path => path.TrimEnd('/') == address.TrimEnd('/') || Addresses.IsAsset(path)) ? []
            : [Broken.At(link.Place, $"'{link.Target}' is spelled '{address}' on this site; write it so")];

    private Diagnostic Lost(Post post, LinkReference link)
    {
        if (link.Kind is LinkKind.Image) return MissingImage.At(link.Place, $"the {(Destination.IsImage(link.Target) ? "image" : "file")} '{link.Target}' is not in the posts folder; put the file beside the post, or correct the path");
        if (links.FindAsset(post.Path, link.Target) is { } file) return Broken.At(link.Place, $"files such as {file.Path} are not served: only types that a page can show or a reader takes away are; pack it into an archive");
        return hiddenLinks.Value.FindPost(post.Path, link) is { } waiting
            ? Broken.At(link.Place, $"'{link.Target}' is {waiting.Path}, which is {(waiting.State is PostState.Draft ? "a draft" : "not published yet")}: readers see the text without a link")
            : Broken.At(link.Place, $"'{link.Target}' is no post, page or file of this site; correct the link");
    }

    private static Diagnostic NoAnchor(LinkTarget.Page page, LinkReference link) =>
        MissingAnchor.At(link.Place, $"'{page.Title}' has no heading or label '{link.Fragment}'; the link leads to its beginning");

    private Diagnostic[] Doubtful(Post post, LinkReference link)
    {
        if (link.Kind is not (LinkKind.Wiki or LinkKind.Embed) || links.FindPosts(post.Path, link) is not { Length: > 1 } candidates) return [];
        var others = string.Join(", ", candidates.Skip(1).Take(5).Select(candidate => candidate.Path));
        return [Ambiguous.At(link.Place, $"'{link.Target}' is taken for {candidates[0].Path}; it may also mean {others}; write its path to be sure")];
    }
}
