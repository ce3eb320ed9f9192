using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Engine.Search.Model;
using Blog.Http;
using Blog.Resources;
using Blog.Telemetry;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

/// <summary>Search without script: every state of it has an address.</summary>
public sealed class SearchPage(Site site, SiteMetrics metrics, IStringLocalizer<Text> text) : BlogPage
{
    /// <summary>Pages beyond this one are not asked for: nobody reads the thousandth hit.</summary>
    private const int MostPages = 100;

    [FromQuery(Name = "q")]
    public string? Question { get; set; }

    [FromQuery(Name = "tag")]
    public string? Tag { get; set; }

    [FromQuery(Name = "category")]
    public string? Category { get; set; }

    [FromQuery(Name = "series")]
    public string? Series { get; set; }

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public SearchAddress Address { get; private set; } = new("");

    public SearchResult Result { get; private set; } = SearchResult.None;

    public ImmutableArray<Found> Hits { get; private set; } = [];

    public bool IsAsked => Address.Question.Length > 0;

    /// <summary>The site is read already and not yet indexed: the page asks again by itself.</summary>
    public bool IsTooEarly { get; private set; }

    public bool HasMore => Address.Number * SearchAddress.PageSize < Result.Total && Address.Number < MostPages;

    public IEnumerable<(string Name, string Title, ImmutableArray<Facet> Values)> Facets =>
        new[] { ("tag", text["Nav.Tags"].Value, Result.Facets.Tags), ("category", text["Nav.Categories"].Value, Result.Facets.Categories), ("series", text["Nav.Series"].Value, Result.Facets.Series), ("year", text["Search.Year"].Value, Result.Facets.Years) }
            .Where(facet => facet.Item3.Length > 1);

    public IActionResult OnGet()
    {
        if (!site.Settings.Search.Enabled) return NotFound();
        Address = new(Short(Question?.Trim() ?? ""))
        {
            Tag = Given(Tag),
            Category = Given(Category),
            Series = Given(Series),
            Year = Year,
            ByDate = Sort is "date",
            Number = Math.Clamp(Number, 1, MostPages),
        };
        var math = new SnippetMath(site, RenderTarget.Page);
        IsTooEarly = IsAsked && !site.IsSearchReady;
        if (IsTooEarly) Response.Headers["Refresh"] = "2";
        else if (IsAsked) Search(math);
        Head = new(IsAsked ? text["Search.For", Address.Question] : text["Nav.Search"], Addresses.Search.Url) { Description = text["Search.Description"], IsIndexed = !IsAsked, HasMath = math.HasMath };
        return Page();
    }

    private void Search(SnippetMath math)
    {
        Result = metrics.Search(site.Search, Address.Query);
        Hits = [.. Result.Hits.Select(hit => Find(hit, math))];
    }

    private Found Find(SearchHit hit, SnippetMath math)
    {
        var post = site.FindByPath(SitePath.From(hit.Id))!;
        return new(post, hit, math.Of(post, hit.Snippet));
    }

    private static string Short(string question) => question.Length > SearchQuery.MaxLength ? question[..SearchQuery.MaxLength] : question;

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    /// <param name="Post">What was found.</param>
    /// <param name="Hit">Why.</param>
    /// <param name="SnippetHtml">Its snippet with the formulas rendered.</param>
    public sealed record Found(Post Post, SearchHit Hit, string SnippetHtml)
    {
        /// <summary>The heading that answers best, else the post.</summary>
        public string Url => Hit.Anchor is { Length: > 0 } anchor ? $"{Post.Url}#{Uri.EscapeDataString(anchor)}" : Post.Url.Encoded;
    }
}
