using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class SeriesListPage(IStringLocalizer<Text> text) : BlogPage
{
    public void OnGet() => Head = new(text["Nav.Series"], Addresses.SeriesList.Url) { Description = text["Series.Description"] };
}
