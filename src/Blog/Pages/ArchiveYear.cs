using System.Collections.Immutable;
using System.Globalization;
using Blog.Engine.Publishing;

namespace Blog.Pages;

/// <summary>A year of the archive: its months from the latest on, each with its posts, newest first.</summary>
public sealed record ArchiveYear(int Number, ImmutableArray<ArchiveMonth> Months)
{
    public int Count => Months.Sum(month => month.Posts.Length);

    /// <summary>The posts of a month, 1 to 12; null when it has none.</summary>
    public ArchiveMonth? Find(int month) => Months.FirstOrDefault(candidate => candidate.Number == month);

    public static ImmutableArray<ArchiveYear> From(ImmutableArray<Post> posts, PageFormat format) =>
    [
        .. posts.GroupBy(post => format.Local(post.Date).Year).Select(year => new ArchiveYear(
            year.Key,
            [.. year.GroupBy(post => format.Local(post.Date).Month).Select(month => new ArchiveMonth(year.Key, month.Key, [.. month]))])),
    ];
}

public sealed record ArchiveMonth(int Year, int Number, ImmutableArray<Post> Posts)
{
    /// <summary>The id of its first post in the page.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"m{Year}-{Number:00}");

    /// <summary>1 to 4: how bright the month is, 4 for the fullest of all.</summary>
    public int Level(int most) => (int)Math.Ceiling(4.0 * Posts.Length / most);
}
