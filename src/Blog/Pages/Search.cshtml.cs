using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Search;
using Blog.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

/// <summary>Search without script: every state of it has an address.</summary>
public sealed class SearchPage(Site site, IStringLocalizer<Text> text) : BlogPage
{
    public const int MaxLength = 200;

    private const int PageSize = 10;

    [FromQuery(Name = "q")]
    public string Question { get; set; } = "";

    [FromQuery(Name = "tag")]
    public string? Tag { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Total { get; private set; }

    public ImmutableArray<Found> Hits { get; private set; } = [];

    public bool HasOlder => Number * PageSize < Total;

    public void OnGet()
    {
        Question = (Question ?? "").Trim();
        if (Question.Length > MaxLength) Question = Question[..MaxLength];
        Number = Math.Clamp(Number, 1, 1000);
        if (Question.Length > 0) Search();
        Head = new(Question.Length > 0 ? text["Search.For", Question] : text["Nav.Search"], SiteUrl.Of("search")) { Description = text["Search.Description"], IsIndexed = Question.Length == 0 };
    }

    /// <summary>This search with another page number, as a query string.</summary>
    public string Address(int number) => QueryString.Create(
        [new("q", Question), .. Tag is null ? Array.Empty<KeyValuePair<string, string?>>() : [new("tag", Tag)], .. number == 1 ? Array.Empty<KeyValuePair<string, string?>>() : [new("page", number.ToString(System.Globalization.CultureInfo.InvariantCulture))]]).ToUriComponent();

    private void Search()
    {
        var result = site.Search.Query(new(Question) { Tag = Tag, Offset = (Number - 1) * PageSize, Limit = PageSize });
        Total = result.Total;
        Hits = [.. result.Hits.Select(hit => new Found(site.FindByPath(SitePath.From(hit.Id))!, hit))];
    }

    public sealed record Found(Post Post, SearchHit Hit)
    {
        /// <summary>The heading that answers best, else the post.</summary>
        public string Url => Hit.Anchor is { Length: > 0 } anchor ? $"{Post.Url}#{Uri.EscapeDataString(anchor)}" : Post.Url.Encoded;
    }
}
