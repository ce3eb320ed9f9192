using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup;

namespace Blog.Engine.Publishing;

/// <summary>Looks up every link and image of the shown posts, and says which lead nowhere.</summary>
internal sealed class LinkCheck(LinkTable links, ImmutableArray<Post> hidden, ImmutableArray<SitePage> urls, FrozenDictionary<string, SiteUrl> redirects)
{
    public static readonly DiagnosticRule Broken = new("BLOG210", Severity.Warning, "a link leads nowhere");
    public static readonly DiagnosticRule MissingImage = new("BLOG211", Severity.Warning, "an image is missing");
    public static readonly DiagnosticRule MissingAnchor = new("BLOG212", Severity.Warning, "a link names a heading that does not exist");
    public static readonly DiagnosticRule Ambiguous = new("BLOG213", Severity.Info, "a wiki link may mean several posts");

    /// <summary>Addresses of the site that are no pages for readers.</summary>
    private static readonly string[] Machine = ["/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/robots.txt", "/llms.txt"];

    private readonly FrozenSet<string> pages = urls.Select(page => page.Url.Decoded).Concat(redirects.Keys).Concat(Machine).ToFrozenSet();
    private readonly LinkTable hiddenLinks = LinkTable.From(hidden, [], _ => null, Bibliographies.Empty);

    public IEnumerable<Diagnostic> Check(ImmutableArray<Post> posts) =>
        posts.AsParallel().AsOrdered().SelectMany(post => post.Parsed.Outline.Links.SelectMany(link => Check(post, link)));

    private Diagnostic[] Check(Post post, LinkReference link)
    {
        if (LinkText.IsExternal(link.Target) || (link.Target.Length == 0 && string.IsNullOrEmpty(link.Fragment))) return [];
        if (links.Resolve(post.Path, link) is not { } target) return IsPageOfSite(link) ? [] : [Lost(post, link)];
        return target is LinkTarget.Page { AnchorFound: false } page ? [NoAnchor(page, link)] : Doubtful(post, link);
    }

    private bool IsPageOfSite(LinkReference link) =>
        link.Kind is LinkKind.Inline && LinkText.Readings(link.Target).Any(path => path.StartsWith('/') && pages.Contains(path.Length == 1 ? path : path.TrimEnd('/')));

    private Diagnostic Lost(Post post, LinkReference link)
    {
        if (link.Kind is LinkKind.Image) return MissingImage.At(link.Place, $"the image '{link.Target}' is not in the posts folder; put the file beside the post, or correct the path");
        return hiddenLinks.FindPost(post.Path, link) is { } waiting
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
