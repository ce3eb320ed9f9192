using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Publishing.Review;

/// <summary>Images that no post shows, links to or names, in whatever syntax.</summary>
internal static partial class UnusedImages
{
    public static readonly DiagnosticRule Rule = new("BLOG230", Severity.Info, "no post uses an image");

    public static IEnumerable<Diagnostic> In(Site site)
    {
        var images = site.Contents.Assets.Where(file => file.Image is not null || ImageName().IsMatch(file.Path.FileName)).ToList();
        if (images.Count == 0) return [];
        var (linked, named) = (Linked(site), Named(site));
        return images.OrderBy(file => file.Path)
            .Where(file => !linked.Contains(LinkTable.UrlOf(file).Encoded) && !named.Contains(LinkText.Key(file.Path.FileName)))
            .Select(file => Rule.At(Place.WholeFile(file.Path), "no post shows this image or links to it; delete it, or show it"));
    }

    private static HashSet<string> Linked(Site site) =>
        [.. site.All.SelectMany(post => References(post).Select(link => site.Links.Resolve(post.Path, link))).OfType<LinkTarget.File>().Select(file => file.Url)];

    private static IEnumerable<LinkReference> References(Post post) =>
        post.Parsed.FrontMatter.Cover is { } cover ? post.Parsed.Outline.Links.Append(new(LinkKind.Image, cover, null, Place.WholeFile(post.Path))) : post.Parsed.Outline.Links;

    /// <summary>File names that stand anywhere in a post: a shortcode, a comment or a theme's own key may use an image in a way that means nothing here.</summary>
    private static HashSet<string> Named(Site site) =>
        [.. site.Parsed.Values.SelectMany(post => ImageName().Matches(post.Source.Text.Value)).Select(name => LinkText.Key(LinkText.Decoded(name.Value)))];

    [GeneratedRegex("""[^\s/\\"'()<>\[\]{}|=:,]+\.(?:png|jpe?g|gif|webp|avif|svg|bmp)(?![\w])""", RegexOptions.IgnoreCase)]
    private static partial Regex ImageName();
}
