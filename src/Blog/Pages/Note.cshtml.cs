using System.Collections.Immutable;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Pages;

/// <summary>A plain page: about, links, a colophon.</summary>
public sealed class NotePage(Site site) : BlogPage
{
    public Post Post { get; private set; } = null!;

    public RenderedBody Body { get; private set; } = null!;

    public ImmutableArray<Backlink> Backlinks { get; private set; }

    public LinkMap? Map { get; private set; }

    public IActionResult OnGet(string slug)
    {
        if (site.Find(slug) is not { IsPage: true } page) return NotFound();
        Post = page;
        Body = site.Render(page);
        Backlinks = Backlink.To(site, page, out var quotesMath);
        Map = LinkMap.Of(site, page);
        Head = new(page.Title, page.Url) { Description = page.Description, HasMath = Body.HasMath || quotesMath, HasDiagram = Body.HasDiagram };
        return Page();
    }
}
