using System.Collections.Immutable;
using Blog.Commenting;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Http;
using Blog.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class PostPage(Site site, Comments comments, IStringLocalizer<Text> text) : BlogPage
{
    public Post Post { get; private set; } = null!;

    public RenderedBody Body { get; private set; } = null!;

    public Series? Series { get; private set; }

    public Post? Older { get; private set; }

    public Post? Newer { get; private set; }

    public ImmutableArray<Backlink> Backlinks { get; private set; }

    public LinkMap? Map { get; private set; }

    public PostCitation Citation { get; private set; } = null!;

    public ImmutableArray<Post> Related { get; private set; }

    /// <summary>Null where this post has none.</summary>
    public CommentClient? Comments { get; private set; }

    /// <summary>Nobody has touched the text for two years: its facts may no longer hold.</summary>
    public bool IsAged => IsAgedIn(site, Post);

    public static bool IsAgedIn(Site site, Post post) => site.BuiltAt - post.LastModified > TimeSpan.FromDays(730);

    public IActionResult OnGet(string slug)
    {
        if (site.Find(slug) is not { IsPage: false } post) return NotFound();
        Post = post;
        Body = site.Render(post);
        if (!site.IsSearchReady) HttpContext.ServeOnce();
        Series = site.Series.Find(post.Series);
        (Older, Newer) = site.Neighbours(post);
        Backlinks = Backlink.To(site, post, out var quotesMath);
        Map = LinkMap.Of(site, post);
        Citation = PostCitation.Of(post, site.Settings);
        Related = [.. RelatedPosts.To(site, post).Except(Backlinks.Select(backlink => backlink.Post))];
        Comments = comments.Of(post);
        if (Comments is not null) HttpContext.Response.Headers.ContentSecurityPolicy = comments.Policy;
        Head = new(post.Title, post.Url)
        {
            Description = post.Description,
            Article = post,
            Translations = site.Translations.Of(post),
            Trail = [.. Trail(post)],
            HasMath = Body.HasMath || quotesMath,
            HasDiagram = Body.HasDiagram,
        };
        return Page();
    }

    private IEnumerable<Crumb> Trail(Post post) => post.Categories.IsEmpty
        ? [new(text["Nav.Archive"], Addresses.Archive.Url)]
        : post.Categories[0].SelfAndAncestors().Select(category => new Crumb(category.Name, category.Url));
}
