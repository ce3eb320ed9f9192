using System.Globalization;
using Blog.Engine.Publishing;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;

namespace Blog.Pages;

/// <summary>One state of the search page, as its address: <c>/search?q=…&amp;tag=…&amp;sort=date&amp;page=2</c>.</summary>
public sealed record SearchAddress(string Question)
{
    public const int PageSize = 10;

    public string? Tag { get; init; }

    public string? Category { get; init; }

    public string? Series { get; init; }

    public int? Year { get; init; }

    public bool ByDate { get; init; }

    public int Number { get; init; } = 1;

    public SearchQuery Query => new(Question)
    {
        Tag = Tag,
        Category = Category,
        Series = Series,
        Year = Year,
        Order = ByDate ? SearchOrder.Date : SearchOrder.Relevance,
        Offset = (Number - 1) * PageSize,
        Limit = PageSize,
        WithFacets = true,
    };

    /// <summary>The filters that are on, by their name in the address.</summary>
    public IEnumerable<(string Name, string Value)> Filters =>
        new (string Name, string? Value)[] { ("tag", Tag), ("category", Category), ("series", Series), ("year", Year?.ToString(CultureInfo.InvariantCulture)) }
            .Where(filter => filter.Value is not null)
            .Select(filter => (filter.Name, filter.Value!));

    /// <summary>This search with a filter set, or lifted (null); from the first page on.</summary>
    public SearchAddress With(string name, string? value) => name switch
    {
        "tag" => this with { Tag = value, Number = 1 },
        "category" => this with { Category = value, Number = 1 },
        "series" => this with { Series = value, Number = 1 },
        "year" => this with { Year = value is null ? null : int.Parse(value, CultureInfo.InvariantCulture), Number = 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "not a filter"),
    };

    public override string ToString()
    {
        var query = new QueryString().Add("q", Question);
        foreach (var (name, value) in Filters) query = query.Add(name, value);
        if (ByDate) query = query.Add("sort", "date");
        if (Number > 1) query = query.Add("page", Number.ToString(CultureInfo.InvariantCulture));
        return Addresses.Search.Url + query.ToUriComponent();
    }
}
