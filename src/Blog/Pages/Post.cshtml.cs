using Blog.Engine.Publishing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages;

public sealed class PostPage(Site site) : PageModel
{
    public Post Post { get; private set; } = null!;

    public IActionResult OnGet(string slug)
    {
        if (site.Find(slug) is not { IsPage: false } post) return NotFound();
        Post = post;
        return Page();
    }
}
