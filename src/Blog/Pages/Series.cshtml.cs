using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class SeriesPage(Site site, IStringLocalizer<Text> text, PageFormat format) : BlogPage
{
    public Series Series { get; private set; } = null!;

    public IActionResult OnGet(string path)
    {
        if (site.Series.At($"{Addresses.SeriesList.Url}/{path}") is not { } series) return NotFound();
        Series = series;
        Head = new(series.Name, series.Url)
        {
            Description = text["Series.One.Description", series.Name, format.Posts(series.Posts.Length)],
            Trail = [new(text["Nav.Series"], Addresses.SeriesList.Url)],
        };
        return Page();
    }
}
