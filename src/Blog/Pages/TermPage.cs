using System.Globalization;
using Blog.Engine.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Pages;

/// <summary>The posts of one tag or one category: <c>/tags/a/b</c>, <c>/tags/a/b/page/2</c>.</summary>
public abstract class TermPage(Site site, TermIndex index, Crumb collection) : BlogPage
{
    public Term Term { get; private set; } = null!;

    public PostList List { get; private set; } = null!;

    public IActionResult OnGet(string path)
    {
        if (Find(path) is not (var term, var list)) return NotFound();
        Term = term;
        List = list;
        Head = new(term.Path.Value, list.Url.Page(list.Number))
        {
            Description = Describe(term),
            Trail = [collection, .. term.Path.SelfAndAncestors().SkipLast(1).Select(above => new Crumb(above.Name, index.Find(above)!.Url))],
            HasMath = list.HasMath(site),
            List = list,
        };
        return Page();
    }

    protected abstract string Describe(Term term);

    /// <summary>A term may itself be called <c>page/2</c>: the whole path is tried first.</summary>
    private (Term, PostList)? Find(string path)
    {
        if (Cut(path, 1) is { } first) return first;
        var parts = path.Split('/');
        return parts is [.., "page", var last] && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1
            ? Cut(string.Join('/', parts[..^2]), number)
            : null;
    }

    private (Term, PostList)? Cut(string path, int number) =>
        index.Find(TermPath.From(path)) is { } term && PostList.Cut(term.Posts, site.Settings.PageSize, number, term.Url) is { } list ? (term, list) : null;
}
