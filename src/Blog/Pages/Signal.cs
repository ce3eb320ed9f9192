using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Blog.Engine.Publishing;

namespace Blog.Pages;

/// <summary>
/// The site's own drawings, made of what it holds: a post as a burst (a bar a section, its height the section's length), the
/// whole blog as the trace of everything ever sent. Path data for an SVG whose middle line is y = 0.
/// </summary>
public static class Signal
{
    /// <summary>Bars of a burst at most; a longer post shows its first sections.</summary>
    public const int MaxBars = 24;

    /// <summary>Columns of the trace.</summary>
    public const int Columns = 240;

    /// <summary>Bars 4 units apart, at most 10 units up and down.</summary>
    public static string Burst(Post post) => Bars([.. Scaled(SectionLengths(post))], 4, 10);

    /// <summary>The width of <see cref="Burst"/> in the same units.</summary>
    public static int Width(Post post) => 4 * Math.Clamp(post.Parsed.Outline.Sections.Frames.Length, 1, MaxBars);

    /// <summary>All posts on the axis of time, the newest at the right end, each as its burst: <see cref="Columns"/> bars 4 units apart, at most 28 units up and down.</summary>
    public static string Trace(ImmutableArray<Post> posts)
    {
        if (posts.IsEmpty) return "";
        var (first, last) = (posts[^1].Date, posts[0].Date);
        var span = Math.Max(1, (last - first).Ticks);
        var columns = new int[Columns];
        foreach (var post in posts)
        {
            var lengths = SectionLengths(post);
            var start = (int)((Columns - lengths.Length) * (double)(post.Date - first).Ticks / span);
            for (var i = 0; i < lengths.Length; i++) columns[start + i] += lengths[i];
        }
        return Bars([.. Scaled(columns)], 4, 28);
    }

    private static int[] SectionLengths(Post post) =>
        [.. post.Parsed.Outline.Sections.Frames.Take(MaxBars).Select(frame => frame.Length)];

    /// <summary>Square roots, so that one long text does not flatten the others; the greatest becomes 1.</summary>
    private static IEnumerable<double> Scaled(IReadOnlyCollection<int> lengths)
    {
        var greatest = Math.Sqrt(Math.Max(1, lengths.DefaultIfEmpty().Max()));
        return lengths.Select(length => Math.Sqrt(length) / greatest);
    }

    private static string Bars(ImmutableArray<double> heights, int step, int amplitude)
    {
        var path = new StringBuilder();
        for (var i = 0; i < heights.Length; i++)
        {
            if (heights[i] <= 0) continue;
            var half = Math.Max(1, (int)Math.Round(heights[i] * amplitude));
            path.Append(CultureInfo.InvariantCulture, $"M{(i * step) + (step / 2)} {-half}v{2 * half}");
        }
        return path.ToString();
    }
}
