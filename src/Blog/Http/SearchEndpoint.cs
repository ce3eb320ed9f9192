using System.Diagnostics;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Search;

namespace Blog.Http;

/// <summary><c>/api/search?q=&amp;tag=&amp;limit=</c></summary>
public static class SearchEndpoint
{
    private const int MostHits = 50;

    public static void MapSearch(this IEndpointRouteBuilder app) => app
        .MapMethods("/api/search", [HttpMethods.Get, HttpMethods.Head], Search)
        .RequireRateLimiting(SearchLimit.Policy)
        .WithMetadata(new Buffered(Stored: false));

    private static IResult Search(Site site, string? q = null, string? tag = null, int limit = 10)
    {
        var start = Stopwatch.GetTimestamp();
        var result = site.Search.Query(new(q ?? "") { Tag = tag, Limit = Math.Clamp(limit, 1, MostHits) });
        return Results.Json(new SearchAnswer(q ?? "", result.Total, Stopwatch.GetElapsedTime(start).TotalMilliseconds, [.. result.Hits.Select(hit => Answer(site, hit))]));
    }

    private static SearchAnswerHit Answer(Site site, SearchHit hit)
    {
        var post = site.FindByPath(SitePath.From(hit.Id))!;
        var url = site.Settings.BasePath + post.Url + (hit.Anchor is null ? "" : "#" + Uri.EscapeDataString(hit.Anchor));
        return new(post.Title, url, hit.Score, hit.SnippetHtml, hit.Heading, [.. post.Tags.Select(tag => tag.Value)], post.Date);
    }

    private sealed record SearchAnswer(string Query, int Total, double TookMs, IReadOnlyList<SearchAnswerHit> Hits);

    private sealed record SearchAnswerHit(string Title, string Url, double Score, string Snippet, string? Heading, IReadOnlyList<string> Tags, DateTimeOffset Date);
}
