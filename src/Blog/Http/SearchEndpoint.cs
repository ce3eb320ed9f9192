using System.Diagnostics;
using System.Text.Json.Serialization;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Engine.Search.Model;
using Blog.Telemetry;

namespace Blog.Http;

/// <summary><c>/api/search?q=&amp;tag=&amp;limit=&amp;suggest=</c> and <c>/api/suggest?q=&amp;limit=</c>; docs/search.md describes both.</summary>
public static class SearchEndpoint
{
    private const int MostHits = 50, MostSuggestions = 20;

    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        if (!Addresses.SearchAnswer.IsOn(app.ServiceProvider.GetRequiredService<SiteSettings>())) return;
        var search = app.MapGroup("").RequireRateLimiting(ClientLimit.Search).WithMetadata(new Buffered(Stored: false));
        search.MapMethods(Addresses.SearchAnswer.Pattern, Methods.Read, Search);
        search.MapMethods(Addresses.Suggestions.Pattern, Methods.Read, Suggest);
    }

    private static IResult Search(Site site, SiteMetrics metrics, string? q = null, string? tag = null, int limit = 10, int suggest = 0)
    {
        if (!site.IsSearchReady) return Results.Json(new SearchAnswer(q ?? "", 0, 0, []) { IsIndexing = true, Suggestions = [] });
        var start = Stopwatch.GetTimestamp();
        var result = metrics.Search(site.Search, new(q ?? "") { Tag = tag, Limit = Math.Clamp(limit, 1, MostHits) });
        var math = new SnippetMath(site, RenderTarget.Feed);
        return Results.Json(new SearchAnswer(q ?? "", result.Total, Stopwatch.GetElapsedTime(start).TotalMilliseconds, [.. result.Hits.Select(hit => Answer(site, hit, math))])
        {
            DidYouMean = result.DidYouMean,
            Suggestions = SuggestionsFor(site, q, suggest),
        });
    }

    /// <summary>In the form that browsers ask of a search engine (OpenSearch Suggestions 1.1): the question, texts, what each is, where each leads.</summary>
    private static IResult Suggest(Site site, string? q = null, int limit = 8)
    {
        var suggestions = SuggestionsFor(site, q, limit);
        object[] answer = [q ?? "", suggestions.Select(one => one.Text), suggestions.Select(one => one.Kind), suggestions.Select(one => one.Url)];
        return Results.Json(answer, contentType: "application/x-suggestions+json; charset=utf-8");
    }

    private static SearchAnswerHit Answer(Site site, SearchHit hit, SnippetMath math)
    {
        var post = site.FindByPath(SitePath.From(hit.Id))!;
        return new(post.Title, Address(site, post, hit.Anchor), hit.Score, hit.SnippetHtml, math.Of(post, hit.Snippet), hit.Heading, [.. post.Tags.Select(tag => tag.Value)], post.Date);
    }

    private static List<SearchSuggestion> SuggestionsFor(Site site, string? question, int limit) =>
        !site.IsSearchReady ? [] : [.. site.Search.Suggest(question ?? "", Math.Clamp(limit, 0, MostSuggestions)).Select(suggestion => Shown(site, suggestion)).OfType<SearchSuggestion>()];

    private static SearchSuggestion? Shown(Site site, Suggestion suggestion) => suggestion switch
    {
        { Id: { } id } when site.FindByPath(SitePath.From(id)) is { } post => new(suggestion.Text, suggestion.Field is SearchField.Title ? "title" : "heading", Address(site, post, suggestion.Anchor)),
        { Id: null } when site.Tags.Find(TermPath.From(suggestion.Text)) is { } tag => new(suggestion.Text, "tag", site.Settings.BasePath + tag.Url),
        _ => null,
    };

    private static string Address(Site site, Post post, string? anchor) =>
        site.Settings.BasePath + post.Url + (anchor is null ? "" : "#" + Uri.EscapeDataString(anchor));

    private sealed record SearchAnswer(string Query, int Total, double TookMs, IReadOnlyList<SearchAnswerHit> Hits)
    {
        /// <summary>The posts are not indexed yet: another answer comes in a few seconds.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsIndexing { get; init; }

        public string? DidYouMean { get; init; }

        public required IReadOnlyList<SearchSuggestion> Suggestions { get; init; }
    }

    /// <param name="Title">The post's.</param>
    /// <param name="Url">The section that answers best, or the post.</param>
    /// <param name="Score">The best has most.</param>
    /// <param name="Snippet">Encoded HTML whose only tag is <c>mark</c>; formulas as LaTeX.</param>
    /// <param name="SnippetHtml">The snippet with its formulas as MathML.</param>
    /// <param name="Heading">The section's.</param>
    /// <param name="Tags">The post's.</param>
    /// <param name="Date">The post's.</param>
    private sealed record SearchAnswerHit(string Title, string Url, double Score, string Snippet, string SnippetHtml, string? Heading, IReadOnlyList<string> Tags, DateTimeOffset Date);

    private sealed record SearchSuggestion(string Text, string Kind, string Url);
}
