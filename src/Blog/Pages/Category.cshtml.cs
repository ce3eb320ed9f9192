using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class CategoryPage(Site site, IStringLocalizer<Text> text, PageFormat format)
    : TermPage(site, site.Categories, new(text["Nav.Categories"], Addresses.Categories.Url))
{
    protected override string Describe(TermEntry term) => text["Category.Description", term.Path.Value, format.Posts(term.Posts.Length)];
}
