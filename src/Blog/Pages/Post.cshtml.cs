using System.Collections.Immutable;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Http;
using Blog.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class PostPage(Site site, IStringLocalizer<Text> text) : BlogPage
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

    /// <summary>This post in its languages, itself among them; empty when it is in one alone.</summary>
    public ImmutableArray<Post> Translations { get; private set; } = [];

    /// <summary>Nobody has touched the text for two years: its facts may no longer hold.</summary>
    public bool IsAged => site.BuiltAt - Post.LastModified > TimeSpan.FromDays(730);

    public IActionResult OnGet(string slug)
    {
        if (site.Find(slug) is not { IsPage: false } post) return NotFound();
        Post = post;
        Body = site.Render(post);
        if (Body.IsPartial) HttpContext.ServeOnce();
        Series = site.Series.Find(post.Series);
        (Older, Newer) = site.Neighbours(post);
        Backlinks = Backlink.To(site, post, out var quotesMath);
        Map = LinkMap.Of(site, post);
        Citation = PostCitation.Of(post, site.Settings);
        Related = [.. RelatedPosts.To(site, post).Except(Backlinks.Select(backlink => backlink.Post))];
        Translations = TranslationsOf(post);
        Head = new(post.Title, post.Url)
        {
            Description = post.Description,
            Article = post,
            Trail = [.. Trail(post)],
            HasMath = Body.HasMath || quotesMath,
            HasDiagram = Body.HasDiagram,
        };
        return Page();
    }

    private ImmutableArray<Post> TranslationsOf(Post post) =>
        post.Parsed.FrontMatter.TranslationKey is { } key && site.Posts.Where(other => other.Parsed.FrontMatter.TranslationKey == key).ToImmutableArray() is { Length: > 1 } all ? all : [];

    private IEnumerable<Crumb> Trail(Post post) => post.Categories.IsEmpty
        ? [new(text["Nav.Archive"], SiteUrl.Of("archive"))]
        : post.Categories[0].SelfAndAncestors().Select(path => new Crumb(path.Name, path.Url("categories")));
}
