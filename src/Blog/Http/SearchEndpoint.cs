using System.Diagnostics;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Search;

namespace Blog.Http;

/// <summary><c>/api/search?q=&amp;tag=&amp;limit=</c>: hits, what may have been meant, and tags to go to.</summary>
public static class SearchEndpoint
{
    private const int MostHits = 50;

    private const int MostTags = 3;

    public static void MapSearch(this IEndpointRouteBuilder app) => app
        .MapMethods("/api/search", [HttpMethods.Get, HttpMethods.Head], Search)
        .RequireRateLimiting(SearchLimit.Policy)
        .WithMetadata(new Buffered(Stored: false));

    private static IResult Search(Site site, string? q = null, string? tag = null, int limit = 10)
    {
        var start = Stopwatch.GetTimestamp();
        var result = site.Search.Query(new(q ?? "") { Tag = tag, Limit = Math.Clamp(limit, 1, MostHits) });
        return Results.Json(new SearchAnswer(q ?? "", result.Total, Stopwatch.GetElapsedTime(start).TotalMilliseconds, [.. result.Hits.Select(hit => Answer(site, hit))])
        {
            DidYouMean = result.DidYouMean,
            Suggestions = [.. site.Search.Suggest(q ?? "", SearchQuery.MaxLimit).Where(suggestion => suggestion.Field is SearchField.Tag).Take(MostTags).Select(suggestion => Answer(site, suggestion))],
        });
    }

    private static SearchAnswerTag Answer(Site site, Suggestion tag) => new(tag.Text, site.Settings.BasePath + SiteUrl.Of(["tags", .. tag.Text.Split('/')]));

    private static SearchAnswerHit Answer(Site site, SearchHit hit)
    {
        var post = site.FindByPath(SitePath.From(hit.Id))!;
        var url = site.Settings.BasePath + post.Url + (hit.Anchor is null ? "" : "#" + Uri.EscapeDataString(hit.Anchor));
        return new(post.Title, url, hit.Score, hit.SnippetHtml, hit.Heading, [.. post.Tags.Select(tag => tag.Value)], post.Date);
    }

    private sealed record SearchAnswer(string Query, int Total, double TookMs, IReadOnlyList<SearchAnswerHit> Hits)
    {
        public required string? DidYouMean { get; init; }

        /// <summary>Tags that begin with, or contain, what was typed.</summary>
        public required IReadOnlyList<SearchAnswerTag> Suggestions { get; init; }
    }

    private sealed record SearchAnswerTag(string Text, string Url);

    private sealed record SearchAnswerHit(string Title, string Url, double Score, string Snippet, string? Heading, IReadOnlyList<string> Tags, DateTimeOffset Date);
}
