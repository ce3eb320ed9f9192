using System.Collections.Immutable;

namespace Blog.Engine.Search.Model;

public enum SearchField { Title, Heading, Tag, Text, Code, Math }

/// <summary>One hit and the section that answers best.</summary>
public sealed record SearchHit(string Id, double Score, SearchSnippet Snippet, string? Anchor, string? Heading)
{
    /// <summary>The snippet as encoded HTML whose only tag is <c>mark</c>: formulas as their LaTeX.</summary>
    public string SnippetHtml => Snippet.WithSources();

    public required SearchDocument Document { get; init; }

    /// <summary>Encoded HTML like the snippet.</summary>
    public required string TitleHtml { get; init; }

    public string? HeadingHtml { get; init; }

    /// <summary>Where the words of the question were found; for a hit in several fields, the one that the snippet shows.</summary>
    public required SearchField Field { get; init; }

    /// <summary>LaTeX of the formula that has the words, for showing it rendered.</summary>
    public string? Formula { get; init; }

    /// <summary>The share of the question's words that the document has, weighted by their rarity: 0 to 1.</summary>
    public required double Coverage { get; init; }
}

/// <summary>How many hits have a value.</summary>
public sealed record Facet(string Value, int Count);

/// <summary>Hits by value, the most frequent first; years from the newest on.</summary>
public sealed record SearchFacets(ImmutableArray<Facet> Tags, ImmutableArray<Facet> Categories, ImmutableArray<Facet> Series, ImmutableArray<Facet> Years)
{
    public static SearchFacets None { get; } = new([], [], [], []);
}

/// <summary><paramref name="Total"/> counts every hit, <paramref name="Hits"/> are those of the page asked for.</summary>
public sealed record SearchResult(int Total, ImmutableArray<SearchHit> Hits)
{
    public static SearchResult None { get; } = new(0, []);

    public SearchFacets Facets { get; init; } = SearchFacets.None;

    /// <summary>The question with its misspelt words corrected, when one is nowhere in the posts and a near one is.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>The question was longer than is read.</summary>
    public bool IsCut { get; init; }
}

/// <summary>Something to search for or to go to: a title, a heading (with its anchor) or a tag. A tag has no document.</summary>
public sealed record Suggestion(string Text, SearchField Field, string? Id, string? Anchor);
