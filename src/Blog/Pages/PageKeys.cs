using System.Collections.Concurrent;
using System.Collections.Immutable;
using Blog.Cards;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;

namespace Blog.Pages;

/// <summary>
/// For the pages that a site has many of: a name of all that goes into a page, without rendering it. Pages of one key have the same bytes, so an export keeps the file that is there, and
/// the server the page that it made for an earlier site. A page is taken to depend on the whole text of every post it names: too much rather than too little.
/// What is not here — the archive, the lists of tags, the feeds of the site — is made anew each time (docs/decisions/0009).
/// </summary>
/// <param name="site">Whose pages.</param>
/// <param name="format">What cards write dates and counts with.</param>
/// <param name="frame">Names what goes into every page: the program and the settings. Empty where both stay as they are.</param>
internal sealed class PageKeys(Site site, PageFormat format, string frame)
{
    private readonly string frame = ContentHash.OfParts(frame, site.Find("about") is { IsPage: true } about ? OwnOf(about) : "").ToString();
    private readonly ConcurrentDictionary<Post, string> own = new(ReferenceEqualityComparer.Instance), listed = new(ReferenceEqualityComparer.Instance);

    /// <summary>By address from the root of the site, percent-encoded; made when asked for, on several threads.</summary>
    public Dictionary<string, Func<string>> ByUrl()
    {
        var keys = new Dictionary<string, Func<string>>(StringComparer.Ordinal);
        foreach (var (url, key) in Posts().Concat(Home()).Concat(Terms(site.Tags)).Concat(Terms(site.Categories)).Concat(Feeds())) keys.TryAdd(url, key);
        return keys;
    }

    /// <summary>The key of the page of a post.</summary>
    public string Of(Post post) => Name(["post", .. PartsOf(post)]);

    private IEnumerable<(string, Func<string>)> Posts() => site.Posts.SelectMany(post => new (string, Func<string>)[]
    {
        (post.Url.Encoded, () => Of(post)),
        (Addresses.SourceOf(post).Encoded, () => Name(["source", post.Parsed.Source.Hash.ToString()])),
    });

    private IEnumerable<(string, Func<string>)> Home()
    {
        string[] hero = [site.LastModified?.ToString("O") ?? "", Signal.Trace(site)];
        return Lists(site.PinnedFirst, SiteUrl.Root, hero);
    }

    private IEnumerable<(string, Func<string>)> Terms(TermIndex index) =>
        index.All.SelectMany(term => Lists(term.Posts, term.Url, [term.Path.Value, .. term.Children.Select(child => $"{child} {child.Url}")]));

    private IEnumerable<(string, Func<string>)> Feeds() => site.Tags.All.Select(tag => (
        Addresses.FeedOf(tag.Term).Encoded,
        (Func<string>)(() => Name(["feed", tag.Path.Value, .. tag.Posts.Take(site.Settings.FeedSize).Select(Listed)]))));

    private IEnumerable<(string, Func<string>)> Lists(ImmutableArray<Post> posts, SiteUrl url, string[] parts)
    {
        for (var number = 1; PostList.Cut(posts, site.Settings.PageSize, number, url) is { } list; number++)
            yield return (url.Page(number).Encoded, () => Name(["list", $"{url} {list.Number} {list.Pages} {posts.Length}", .. parts, .. list.Posts.Select(Listed)]));
    }

    /// <summary>All that the page of a post shows: the post, and every post that stands around it.</summary>
    private IEnumerable<string> PartsOf(Post post)
    {
        var (older, newer) = site.Neighbours(post);
        return
        [
            Listed(post), SocialImage.Of(site, post, format).ToString(), PostPage.IsAgedIn(site, post).ToString(),
            "series", .. (site.Series.Find(post.Series)?.Posts ?? []).Select(Own),
            "translations", .. site.Translations.Of(post).Select(Own),
            "neighbours", older is null ? "" : Own(older), newer is null ? "" : Own(newer),
            "backlinks", .. site.Backlinks(post).Select(Listed),
            "map", .. MapOf(post),
            "related", .. RelatedPosts.To(site, post).Select(Own),
        ];
    }

    private IEnumerable<string> MapOf(Post post) => LinkMap.Of(site, post) is not { } map ? [] :
        [map.Lines, $"{map.Left}", .. map.Posts.SelectMany(other => new[] { Own(other.Post), $"{other.Relation} {other.Style}" })];

    /// <summary>A post as a list shows it: with what its body links to and embeds, and its place in its series.</summary>
    private string Listed(Post post) => listed.GetOrAdd(post, post => ContentHash.OfParts(
        Own(post), site.RenderKey(post).ToString(), site.Series.Find(post.Series) is { } series ? $"{series.PositionOf(post)}/{series.Posts.Length}" : "").ToString());

    private string Own(Post post) => own.GetOrAdd(post, OwnOf);

    /// <summary>A post by itself: its text, and what the site makes of that.</summary>
    private static string OwnOf(Post post) => ContentHash.OfParts(
    [
        post.Path.Value, post.Parsed.Source.Hash.ToString(), post.Url.Encoded, post.Title, post.Date.ToString("O"), post.LastModified.ToString("O"), post.State.ToString(),
        post.Lang, post.Description, post.Series?.Value ?? "", post.Bibliography?.Hash.ToString() ?? "", .. post.Tags.Select(tag => $"{tag} {tag.Url}"), "in", .. post.Categories.Select(category => $"{category} {category.Url}"),
    ]).ToString();

    private string Name(string[] parts) => ContentHash.OfParts([frame, .. parts]).ToString();
}
