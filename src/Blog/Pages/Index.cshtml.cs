using System.Collections.Immutable;
using Blog.Engine.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Pages;

public sealed class IndexPage(Site site) : BlogPage
{
    public PostList List { get; private set; } = null!;

    public IActionResult OnGet(int number = 1)
    {
        if (PostList.Cut(InOrder(site), site.Settings.PageSize, number, SiteUrl.Root) is not { } list) return NotFound();
        List = list;
        Head = new(site.Settings.Title, list.Url.Page(number))
        {
            Description = site.Settings.Description is { Length: > 0 } description ? description : site.Settings.Tagline,
            HasMath = list.HasMath(site),
            List = list,
        };
        return Page();
    }

    /// <summary>The newest first, before them those that are pinned.</summary>
    public static ImmutableArray<Post> InOrder(Site site) => site.Posts.Any(post => post.IsPinned) ? [.. site.Posts.OrderByDescending(post => post.IsPinned)] : site.Posts;
}
