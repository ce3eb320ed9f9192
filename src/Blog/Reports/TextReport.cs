using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Resources;

namespace Blog.Reports;

/// <summary>The report for people: each finding with its source line and a caret, as a compiler writes it, errors before advice, then a summary.</summary>
public static class TextReport
{
    public static void Write(Stream output, Site site, IReadOnlyList<Diagnostic> diagnostics)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Severity)) Write(writer, site, diagnostic);
        writer.WriteLine(new CommandText(site.Settings)["Command.Checked", site.Published.Count(), Count(Severity.Error), Count(Severity.Warning), Count(Severity.Info)]);

        int Count(Severity severity) => diagnostics.Count(diagnostic => diagnostic.Severity == severity);
    }

    private static void Write(StreamWriter writer, Site site, Diagnostic diagnostic)
    {
        writer.WriteLine(diagnostic);
        if (!site.Parsed.TryGetValue(diagnostic.Place.File, out var post) || SourceLine.At(diagnostic.Place, post.Source.Text) is not { } line) return;
        writer.WriteLine($"    {line.Shown}");
        writer.WriteLine($"    {new string(' ', Columns(line.Shown[..line.Column]))}^");
    }

    /// <summary>The width on a terminal: Han, kana, Hangul and full-width forms take two columns.</summary>
    private static int Columns(string text) =>
        text.EnumerateRunes().Sum(rune => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1);
}
