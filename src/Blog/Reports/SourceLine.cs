using Blog.Engine.Content;

namespace Blog.Reports;

/// <summary>The line that a finding is about, as a report shows it above a caret: of a long line the part around the column.</summary>
/// <param name="Shown">At most 110 characters, tabs as spaces.</param>
/// <param name="Column">Where the caret stands in it, in UTF-16 units from 0.</param>
public readonly record struct SourceLine(string Shown, int Column)
{
    private const int Before = 60;
    private const int After = 50;

    /// <summary>Null where the finding is about the whole file, or the line is empty.</summary>
    public static SourceLine? At(Place place, SourceText text)
    {
        var line = place.Line == 0 ? "" : text.Line(place.Line).ToString();
        if (line.Length == 0) return null;
        var column = Math.Clamp(place.Column - 1, 0, line.Length);
        var start = Math.Max(0, column - Before);
        return new(line[start..Math.Min(line.Length, column + After)].Replace('\t', ' '), column - start);
    }
}
