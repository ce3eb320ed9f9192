using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class CategoriesPage(IStringLocalizer<Text> text) : BlogPage
{
    public void OnGet() => Head = new(text["Nav.Categories"], SiteUrl.Of("categories")) { Description = text["Categories.Description"] };
}
