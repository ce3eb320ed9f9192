using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Blog.Engine.Publishing;

/// <summary>Posts that belong together in an order: the author's, else by date.</summary>
public sealed record Series(string Name, SiteUrl Url, ImmutableArray<Post> Posts)
{
    /// <summary>The position of a post, from 1; 0 when it is not of this series.</summary>
    public int PositionOf(Post post) => Posts.IndexOf(post) + 1;
}

public sealed class SeriesIndex
{
    private readonly FrozenDictionary<string, Series> series;

    private SeriesIndex(FrozenDictionary<string, Series> series)
    {
        this.series = series;
        All = [.. series.Values.OrderByDescending(s => s.Posts.Max(post => post.Date)).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>Every series, the one with the newest post first.</summary>
    public ImmutableArray<Series> All { get; }

    public Series? Find(string? name) => name is null ? null : series.GetValueOrDefault(name);

    public static SeriesIndex From(ImmutableArray<Post> posts) => new(posts
        .Where(post => post.Series is not null)
        .GroupBy(post => post.Series!)
        .ToFrozenDictionary(
            group => group.Key,
            group => new Series(group.Key, SiteUrl.Of("series", group.Key), InOrder(group))));

    private static ImmutableArray<Post> InOrder(IEnumerable<Post> posts) =>
        [.. posts.OrderBy(post => post.Parsed.FrontMatter.SeriesOrder ?? int.MaxValue).ThenBy(post => post.Date).ThenBy(post => post.Path)];
}
