using System.Collections.Immutable;

namespace Blog.Cards;

/// <summary>A title as lines of one size, in pixels: the largest size at which all of it fits, or the smallest with an ellipsis.</summary>
public sealed record TitleLayout(float Size, ImmutableArray<ImmutableArray<Glyph>> Lines)
{
    /// <summary>The distance of two lines, in em.</summary>
    public const float Leading = 1.34f;

    /// <summary>Sizes and how many lines of each there is room for.</summary>
    private static readonly (float Size, int Lines)[] Steps = [(88, 2), (76, 3), (66, 3), (58, 4), (50, 4)];

    /// <param name="title">What is set.</param>
    /// <param name="ellipsis">What stands for the rest of a title that is too long.</param>
    /// <param name="width">Of a line, in pixels.</param>
    public static TitleLayout Fit(ImmutableArray<Glyph> title, ImmutableArray<Glyph> ellipsis, float width)
    {
        foreach (var (size, most) in Steps)
        {
            var lines = LineBreaks.Balanced(title, width / size);
            if (lines.Length <= most) return new(size, [.. lines.Select(line => title[line])]);
        }
        var (smallest, room) = Steps[^1];
        var cut = LineBreaks.Greedy(title, width / smallest).Take(room).Select(line => title[line]).ToList();
        return new(smallest, [.. cut.SkipLast(1), Cut(cut[^1], ellipsis, width / smallest)]);
    }

    private static ImmutableArray<Glyph> Cut(ImmutableArray<Glyph> line, ImmutableArray<Glyph> ellipsis, float width)
    {
        var room = width - ellipsis.Sum(glyph => glyph.Width);
        var kept = 0;
        for (var used = 0f; kept < line.Length && used + line[kept].Width <= room; kept++) used += line[kept].Width;
        return [.. line.Take(kept), .. ellipsis];
    }
}
