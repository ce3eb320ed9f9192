using System.Globalization;

namespace Blog.Checking;

/// <summary>A unified diff of two texts with the same lines but for some, as <c>patch</c> and <c>git apply</c> read it: three lines around each change.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    public static void Write(TextWriter output, string path, string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        output.Write($"--- a/{path}\n+++ b/{path}\n");
        foreach (var hunk in Hunks([.. Enumerable.Range(0, old.Length).Where(line => old[line] != now[line])], old.Length)) Write(output, hunk, old, now);
    }

    private static void Write(TextWriter output, Range hunk, string[] old, string[] now)
    {
        var (start, length) = hunk.GetOffsetAndLength(old.Length);
        output.Write(string.Create(CultureInfo.InvariantCulture, $"@@ -{start + 1},{length} +{start + 1},{length} @@\n"));
        for (var line = start; line < start + length; line++)
        {
            var first = line;
            while (line < start + length && old[line] != now[line]) output.Write("-" + old[line++]);
            for (var changed = first; changed < line; changed++) output.Write("+" + now[changed]);
            if (line < start + length) output.Write(" " + old[line]);
        }
    }

    /// <summary>Changes whose surroundings touch are one hunk.</summary>
    private static List<Range> Hunks(int[] changed, int count)
    {
        var hunks = new List<Range>();
        foreach (var line in changed)
        {
            var (start, end) = (Math.Max(0, line - Context), Math.Min(count, line + Context + 1));
            if (hunks.Count > 0 && hunks[^1].End.Value >= start) hunks[^1] = hunks[^1].Start..end;
            else hunks.Add(start..end);
        }
        return hunks;
    }

    /// <summary>Each with its line end; the last without one is followed by what diff says of it.</summary>
    private static string[] Lines(string text)
    {
        var lines = text.Split('\n');
        return [.. lines[..^1].Select(line => line + "\n"), .. lines[^1].Length == 0 ? Array.Empty<string>() : [lines[^1] + "\n\\ No newline at end of file\n"]];
    }
}
