using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class ArchivePage(Site site, IStringLocalizer<Text> text, PageFormat format) : BlogPage
{
    /// <summary>The posts by year, newest first.</summary>
    public IReadOnlyList<IGrouping<int, Post>> Years { get; private set; } = [];

    public void OnGet()
    {
        Years = [.. site.Posts.GroupBy(post => format.Local(post.Date).Year)];
        Head = new(text["Nav.Archive"], SiteUrl.Of("archive")) { Description = text["Archive.Description", format.Posts(site.Posts.Length)] };
    }
}
