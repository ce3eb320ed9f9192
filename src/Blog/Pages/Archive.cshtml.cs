using System.Collections.Immutable;
using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class ArchivePage(Site site, IStringLocalizer<Text> text, PageFormat format) : BlogPage
{
    public ImmutableArray<ArchiveYear> Years { get; private set; } = [];

    /// <summary>Posts of the fullest month.</summary>
    public int Most => Years.SelectMany(year => year.Months).Max(month => month.Posts.Length);

    public void OnGet()
    {
        Years = ArchiveYear.From(site.Posts, format);
        Head = new(text["Nav.Archive"], Addresses.Archive.Url) { Description = text["Archive.Description", format.Posts(site.Posts.Length)] };
    }
}
