namespace Blog.Engine.Search.Model;

public enum SearchOrder
{
    Relevance,

    /// <summary>Newest first, among the same hits.</summary>
    Date,
}

/// <summary>
/// A question as typed. Its text may hold <c>"phrases"</c>, <c>-exclusions</c> and the filters <c>tag:</c> <c>category:</c> <c>series:</c> <c>year:</c>;
/// filters that the caller has apart from the text go into the properties. Any text is answered; what lies beyond <see cref="MaxLength"/> is not read.
/// </summary>
public sealed record SearchQuery(string Text)
{
    /// <summary>Characters of a question that are read: three times a long sentence.</summary>
    public const int MaxLength = 512;

    public const int MaxLimit = 100;

    /// <summary>A tag, or a tag above it: <c>a</c> finds <c>a/b</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>A category path, or the beginning of one.</summary>
    public string? Category { get; init; }

    public string? Series { get; init; }

    public int? Year { get; init; }

    public SearchOrder Order { get; init; }

    public int Offset { get; init; }

    /// <summary>Hits to give, at most <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Count the hits by tag, category, series and year. A palette does without.</summary>
    public bool WithFacets { get; init; }
}
