using System.Collections.Immutable;

namespace Blog.Engine.Search.Model;

/// <summary>One thing that can be found. The index knows nothing of posts: an id, fields of text, and values to filter by.</summary>
public sealed record SearchDocument
{
    public required string Id { get; init; }

    /// <summary>Changes whenever any field changes; an upsert with the same hash costs nothing.</summary>
    public required UInt128 Hash { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset Date { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Category paths, parts joined by <c>/</c>.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    public string? Series { get; init; }

    public SearchSections Sections { get; init; } = SearchSections.Empty;
}

/// <summary>
/// The text below one heading; anchor and heading are null before the first. <paramref name="Math"/> is LaTeX, an empty line between formulas; each
/// <see cref="FormulaMark"/> of <paramref name="Text"/> stands for one of them, the last mark for the last.
/// </summary>
public sealed record SearchSection(string? Anchor, string? Heading, string Text, string Code, string Math)
{
    public const char FormulaMark = '\uFFFC';

    public SearchHead Head => new(Anchor, Heading, Text.Length, Code.Length, Math.Length);
}
