using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup;

namespace Blog.Engine.Publishing;

/// <summary>Looks up the links and images of a post, and says which lead nowhere. Thread-safe.</summary>
internal sealed class LinkCheck(LinkTable links, ImmutableArray<Post> hidden, ImmutableArray<SitePage> urls, FrozenDictionary<string, SiteUrl> redirects)
{
    public static readonly DiagnosticRule Broken = new("BLOG210", Severity.Warning, "a link leads nowhere");
    public static readonly DiagnosticRule MissingImage = new("BLOG211", Severity.Warning, "an image is missing");
    public static readonly DiagnosticRule MissingAnchor = new("BLOG212", Severity.Warning, "a link names a heading that does not exist");
    public static readonly DiagnosticRule Ambiguous = new("BLOG213", Severity.Info, "a wiki link may mean several posts");

    /// <summary>Addresses of the site that are no pages for readers.</summary>
    private static readonly string[] Machine = ["/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/robots.txt", "/llms.txt"];

    private readonly Lazy<HashSet<string>> pages = new(() => [.. urls.Select(page => page.Url.Decoded), .. redirects.Keys, .. Machine]);
    private readonly Lazy<LinkTable> hiddenLinks = new(() => LinkTable.From(new(hidden, post => post.Path), [], _ => null, Bibliographies.Empty));

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
        if (links.Resolve(post.Path, link) is not { } target) return IsPageOfSite(link) ? [] : [Lost(post, link)];
        return target is LinkTarget.Page { AnchorFound: false } page ? [NoAnchor(page, link)] : Doubtful(post, link);
    }

    private bool IsPageOfSite(LinkReference link) =>
        link.Kind is LinkKind.Inline && LinkText.Readings(link.Target).Any(path => path.StartsWith('/') && pages.Value.Contains(path.Length == 1 ? path : path.TrimEnd('/')));

    private Diagnostic Lost(Post post, LinkReference link)
    {
        if (link.Kind is LinkKind.Image) return MissingImage.At(link.Place, $"the image '{link.Target}' is not in the posts folder; put the file beside the post, or correct the path");
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
