using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class CategoriesPage(IStringLocalizer<Text> text) : BlogPage
{
    public void OnGet() => Head = new(text["Nav.Categories"], Addresses.Categories.Url) { Description = text["Categories.Description"] };
}
