using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;

namespace Blog.Engine.Publishing;

/// <summary>Gives every post a slug of its own.</summary>
internal static class SlugRegister
{
    public static readonly DiagnosticRule Duplicate = new("BLOG201", Severity.Error, "two posts ask for one slug");

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

    /// <summary>A plain page stands at the root, among the site's own pages, files and folders.</summary>
    private static bool IsReserved(ParsedPost post, Slug slug) => post.IsPage && Addresses.IsFirstSegment(slug.Value);

    private static Diagnostic Explain(ParsedPost post, Slug slug, Dictionary<Slug, ParsedPost> owners) => IsReserved(post, post.Slug)
        ? RedirectTable.Taken.At(PlaceOf(post), $"'/{post.Slug}' is an address of the site itself; set another 'slug:' (this page is served as '{slug}' until then)")
        : Duplicate.At(Place.WholeFile(post.Path), $"{post.Path} and {owners[post.Slug].Path} both ask for the slug '{post.Slug}'; set 'slug:' in one of them (this one is served as '{slug}' until then)");

    private static Place PlaceOf(ParsedPost post) =>
        (post.FrontMatter.Slug ?? post.FrontMatter.Address) is { } written ? WrittenValue.PlaceOf(post.Source, written) : Place.WholeFile(post.Path);
}
