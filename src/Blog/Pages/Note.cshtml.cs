using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Http;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Pages;

/// <summary>A plain page: about, links, a colophon.</summary>
public sealed class NotePage(Site site) : BlogPage
{
    public Post Post { get; private set; } = null!;

    public RenderedBody Body { get; private set; } = null!;

    public IActionResult OnGet(string slug)
    {
        if (site.Find(slug) is not { IsPage: true } page) return NotFound();
        Post = page;
        Body = site.Render(page);
        if (Body.IsPartial) HttpContext.ServeOnce();
        Head = new(page.Title, page.Url) { Description = page.Description, HasMath = Body.HasMath, HasDiagram = Body.HasDiagram };
        return Page();
    }
}
