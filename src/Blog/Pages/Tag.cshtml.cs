using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class TagPage(Site site, IStringLocalizer<Text> text, PageFormat format)
    : TermPage(site, site.Tags, new(text["Nav.Tags"], Addresses.Tags.Url))
{
    protected override string Describe(TermEntry term) => text["Tag.Description", term.Path.Value, format.Posts(term.Posts.Length)];
}
