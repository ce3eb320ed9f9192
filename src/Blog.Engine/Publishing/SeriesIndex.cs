using System.Collections.Immutable;

namespace Blog.Engine.Publishing;

/// <summary>Posts that belong together in an order: the author's, else by date.</summary>
public sealed record Series(Term Term, ImmutableArray<Post> Posts)
{
    public string Name => Term.Value;

    public SiteUrl Url => Term.Url;

    /// <summary>The position of a post, from 1; 0 when it is not of this series.</summary>
    public int PositionOf(Post post) => Posts.IndexOf(post) + 1;
}

public sealed class SeriesIndex
{
    private readonly VersionedDictionary<TermPath, Series> series;

    private SeriesIndex(VersionedDictionary<TermPath, Series> series)
    {
        this.series = series;
        All = [.. series.Values];
    }

    /// <summary>Every series, the one with the newest post first.</summary>
    public ImmutableArray<Series> All { get; }

    public Series? Find(Term? term) => term is null ? null : series.GetValueOrDefault(term.Path);

    /// <summary>The series at an address (decoded), in whatever case it is written.</summary>
    public Series? At(string address) => All.FirstOrDefault(one => LinkText.Key(one.Url.Decoded) == LinkText.Key(address));

    public static SeriesIndex From(ImmutableArray<Post> posts)
    {
        var series = posts.Where(post => post.Series is not null).GroupBy(post => post.Series!).Select(group => new Series(group.Key, InOrder(group)));
        return new(new([.. series.OrderByDescending(one => one.Posts.Max(post => post.Date)).ThenBy(one => one.Name, StringComparer.Ordinal)], one => one.Term.Path));
    }

    /// <summary>The same series with other versions of their posts.</summary>
    internal SeriesIndex With(Revisions revisions) => new(series.With(
        revisions.Before.Select(post => post.Series?.Path).OfType<TermPath>().Distinct(),
        one => one with { Posts = revisions.In(one.Posts) }));

    private static ImmutableArray<Post> InOrder(IEnumerable<Post> posts) =>
        [.. posts.OrderBy(post => post.Parsed.FrontMatter.SeriesOrder ?? int.MaxValue).ThenBy(post => post.Date).ThenBy(post => post.Path)];
}
