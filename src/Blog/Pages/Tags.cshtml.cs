using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class TagsPage(IStringLocalizer<Text> text) : BlogPage
{
    public void OnGet() => Head = new(text["Nav.Tags"], Addresses.Tags.Url) { Description = text["Tags.Description"] };
}
