using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Pages;

namespace Blog.Cards;

/// <summary>The picture that other sites show beside a link to a page: the cover of a post where it has one that is large enough, else its card.</summary>
/// <param name="Address">Whole, as these sites want it.</param>
/// <param name="Width">Pixels; null where only another site knows.</param>
/// <param name="Height">Pixels.</param>
public sealed record SocialImage(string Address, int? Width, int? Height)
{
    /// <summary>Pixels: below this, Facebook and X show a thumbnail, which a card is better than.</summary>
    private const int NarrowestCover = 600, LowestCover = 315;

    public static SocialImage Of(Site site, Post? post, PageFormat format) =>
        (post is null ? null : CoverOf(site, post)) ?? CardAt(site, post is null || !site.Settings.PostCards ? Addresses.SiteCard.Url : Card.Of(site, post, format).UrlFor(post));

    private static SocialImage CardAt(Site site, SiteUrl url) => new(site.Settings.BaseUrl + url, Card.Width, Card.Height);

    private static SocialImage? CoverOf(Site site, Post post)
    {
        if (post.Parsed.FrontMatter.Cover is not { } cover) return null;
        if (cover.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return new(cover, null, null);
        return site.Links.Resolve(post.Path, new(LinkKind.Image, cover, null, Place.WholeFile(post.Path))) is LinkTarget.File { Width: >= NarrowestCover, Height: >= LowestCover } file && IsPixels(file)
            ? new(site.Settings.BaseUrl + file.Url, file.Width, file.Height)
            : null;
    }

    private static bool IsPixels(LinkTarget.File file) => !file.Url.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
}
