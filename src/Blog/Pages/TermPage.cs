using System.Globalization;
using Blog.Engine.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Pages;

/// <summary>The posts of one tag or one category: <c>/tags/a/b</c>, <c>/tags/a/b/page/2</c>.</summary>
public abstract class TermPage(Site site, TermIndex index, Crumb collection) : BlogPage
{
    public TermEntry Term { get; private set; } = null!;

    public PostList List { get; private set; } = null!;

    public IActionResult OnGet(string path)
    {
        if (Find(path) is not (var term, var list)) return NotFound();
        Term = term;
        List = list;
        Head = new(term.Path.Value, list.Url.Page(list.Number))
        {
            Description = Describe(term),
            Trail = [collection, .. term.Term.SelfAndAncestors().SkipLast(1).Select(above => new Crumb(above.Name, above.Url))],
            HasMath = list.HasMath(site),
            List = list,
        };
        return Page();
    }

    protected abstract string Describe(TermEntry term);

    private (TermEntry, PostList)? Find(string path)
    {
        var parts = path.Split('/');
        return parts is [.., "page", var last] && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1
            ? Cut(string.Join('/', parts[..^2]), number)
            : Cut(path, 1);
    }

    private (TermEntry, PostList)? Cut(string path, int number) =>
        index.At($"{collection.Url}/{path}") is { } term && PostList.Cut(term.Posts, site.Settings.PageSize, number, term.Url) is { } list ? (term, list) : null;
}
