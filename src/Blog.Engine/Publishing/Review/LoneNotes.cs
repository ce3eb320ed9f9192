using Blog.Engine.Content;

namespace Blog.Engine.Publishing.Review;

/// <summary>Posts that nothing leads to but the archive: no link in, no link out, no tag, no category, no series.</summary>
internal static class LoneNotes
{
    public static readonly DiagnosticRule Rule = new("BLOG231", Severity.Info, "nothing leads to a post but the archive");

    /// <summary>Nothing is said where most posts are like this: then it is the way of the site.</summary>
    public static IEnumerable<Diagnostic> In(Site site)
    {
        var lone = site.Posts.Where(post => IsLone(post, site)).ToList();
        return lone.Count * 2 > site.Posts.Length ? []
            : lone.Select(post => Rule.At(Place.WholeFile(post.Path), "no post links to this one, it links to none, and it has no tag, category or series; give it one of them"));
    }

    private static bool IsLone(Post post, Site site) =>
        post.Tags.IsEmpty && post.Categories.IsEmpty && post.Series is null && site.Graph.To(post.Path).IsEmpty && site.Graph.Of(post).Posts.IsEmpty;
}
