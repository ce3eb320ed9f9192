using System.Collections.Immutable;
using System.Net;

namespace Blog.Engine.Search;

/// <summary>A question, with filters already split from its text where the caller has them.</summary>
public sealed record SearchQuery(string Text)
{
    public string? Tag { get; init; }

    public int Offset { get; init; }

    public int Limit { get; init; } = 10;
}

/// <summary>One hit; <paramref name="SnippetHtml"/> is encoded HTML whose only tag is <c>mark</c>.</summary>
public sealed record SearchHit(string Id, double Score, string SnippetHtml, string? Anchor, string? Heading);

public sealed record SearchResult(int Total, ImmutableArray<SearchHit> Hits);

/// <summary>An inverted index; immutable for readers.</summary>
public sealed class SearchIndex
{
    private readonly ImmutableDictionary<string, SearchDocument> documents;

    private SearchIndex(ImmutableDictionary<string, SearchDocument> documents) => this.documents = documents;

    public static SearchIndex Empty { get; } = new(ImmutableDictionary<string, SearchDocument>.Empty);

    /// <summary>This index with some documents added or replaced and others gone.</summary>
    public SearchIndex With(IEnumerable<SearchDocument> upserts, IEnumerable<string> removals) =>
        new(documents.RemoveRange(removals).SetItems(upserts.Select(d => KeyValuePair.Create(d.Id, d))));

    public SearchResult Query(SearchQuery query)
    {
        var hits = documents.Values
            .Where(d => d.Title.Contains(query.Text, StringComparison.OrdinalIgnoreCase) || d.Sections.Any(s => s.Text.Contains(query.Text, StringComparison.OrdinalIgnoreCase)))
            .Select(d => new SearchHit(d.Id, 1, WebUtility.HtmlEncode(d.Title), null, null))
            .ToList();
        return new(hits.Count, [.. hits.Skip(query.Offset).Take(query.Limit)]);
    }
}
