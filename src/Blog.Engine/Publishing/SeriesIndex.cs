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
    private readonly VersionedDictionary<string, Series> series;

    private SeriesIndex(VersionedDictionary<string, Series> series)
    {
        this.series = series;
        All = [.. series.Values];
    }

    /// <summary>Every series, the one with the newest post first.</summary>
    public ImmutableArray<Series> All { get; }

    public Series? Find(string? name) => name is null ? null : series.GetValueOrDefault(name);

    public static SeriesIndex From(ImmutableArray<Post> posts)
    {
        var series = posts
            .Where(post => post.Series is not null)
            .GroupBy(post => post.Series!)
            .Select(group => new Series(group.Key, SiteUrl.Of("series", group.Key), InOrder(group)));
        return new(new([.. series.OrderByDescending(one => one.Posts.Max(post => post.Date)).ThenBy(one => one.Name, StringComparer.Ordinal)], one => one.Name));
    }

    /// <summary>The same series with other versions of their posts.</summary>
    internal SeriesIndex With(Revisions revisions) => new(series.With(
        revisions.Before.Select(post => post.Series).OfType<string>().Distinct(),
        one => one with { Posts = revisions.In(one.Posts) }));

    private static ImmutableArray<Post> InOrder(IEnumerable<Post> posts) =>
        [.. posts.OrderBy(post => post.Parsed.FrontMatter.SeriesOrder ?? int.MaxValue).ThenBy(post => post.Date).ThenBy(post => post.Path)];
}
