using System.Collections.Frozen;
using Blog.Engine.Content;

namespace Blog.Engine.Publishing;

/// <summary>Gives every post a slug of its own.</summary>
internal static class SlugRegister
{
    public static readonly DiagnosticRule Duplicate = new("BLOG201", Severity.Error, "two posts ask for one slug");
    public static readonly DiagnosticRule Reserved = new("BLOG203", Severity.Warning, "a page asks for an address of the site itself");

    /// <summary>First segments of the site's own addresses; a plain page at <c>/{slug}</c> cannot have them.</summary>
    private static readonly FrozenSet<string> OwnAddresses = FrozenSet.Create(
        "posts", "page", "pages", "tags", "categories", "series", "archive", "archives", "search", "api", "media", "health", "metrics", "error", "404", "500",
        "feed.xml", "atom.xml", "feed.json", "sitemap.xml", "robots.txt", "llms.txt", "favicon.ico", "icon.svg", "css", "js", "lib", "fonts", "img", "icons", "cards", "index");

    /// <param name="posts">Who is first has the slug it asks for.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static Dictionary<SitePath, Slug> Assign(IReadOnlyCollection<ParsedPost> posts, List<Diagnostic> diagnostics)
    {
        var owners = new Dictionary<Slug, ParsedPost>(posts.Count);
        var assigned = new Dictionary<SitePath, Slug>(posts.Count);
        foreach (var post in posts)
        {
            var slug = FreeSlug(post, owners);
            if (slug != post.Slug) diagnostics.Add(Explain(post, slug, owners));
            owners.Add(slug, post);
            assigned.Add(post.Path, slug);
        }
        return assigned;
    }

    private static Slug FreeSlug(ParsedPost post, Dictionary<Slug, ParsedPost> owners)
    {
        var slug = post.Slug;
        for (var number = 2; owners.ContainsKey(slug) || IsReserved(post, slug); number++) slug = post.Slug.Numbered(number);
        return slug;
    }

    private static bool IsReserved(ParsedPost post, Slug slug) => post.IsPage && OwnAddresses.Contains(slug.Value);

    private static Diagnostic Explain(ParsedPost post, Slug slug, Dictionary<Slug, ParsedPost> owners) => IsReserved(post, post.Slug)
        ? Reserved.At(Place.WholeFile(post.Path), $"'/{post.Slug}' is an address of the site itself; set another 'slug:' (this page is served as '{slug}' until then)")
        : Duplicate.At(Place.WholeFile(post.Path), $"{post.Path} and {owners[post.Slug].Path} both ask for the slug '{post.Slug}'; set 'slug:' in one of them (this one is served as '{slug}' until then)");
}
