using Blog.Engine.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Pages;

public sealed class IndexPage(Site site) : BlogPage
{
    public PostList List { get; private set; } = null!;

    public IActionResult OnGet(int number = 1)
    {
        if (PostList.Cut(site.PinnedFirst, site.Settings.PageSize, number, SiteUrl.Root) is not { } list) return NotFound();
        List = list;
        Head = new(site.Settings.Title, list.Url.Page(number))
        {
            Description = site.Settings.Description is { Length: > 0 } description ? description : site.Settings.Tagline,
            HasMath = list.HasMath(site),
            List = list,
        };
        return Page();
    }
}
