using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.Highlighting;

[Flags]
public enum LineMarks
{
    None = 0,
    Marked = 1,
    Inserted = 2,
    Deleted = 4,
    Focused = 8,
    Warning = 16,
    Error = 32,

    /// <summary>What a program printed, in a transcript.</summary>
    Output = 64,
}

/// <summary>A line of a block as its author wrote it, freed of what is not code: its prompt (with the space behind it) and its marks.</summary>
public sealed record CodeLine(string Text, LineMarks Marks = LineMarks.None, string Prompt = "");

/// <summary>Code → lines, with the marks that stand in the code itself.</summary>
public static partial class CodeLines
{
    public static ImmutableArray<CodeLine> Read(string code, FenceInfo info)
    {
        var lines = code.Split('\n').Select(line => new CodeLine(line));
        if (info is { Language: "diff", DiffLanguage: not null }) lines = lines.Select(FromDiff);
        if (code.Contains("[!code", StringComparison.Ordinal)) lines = FromComments(lines);
        lines = lines.Select((line, index) => line with { Marks = line.Marks | MarksOf(index + 1, info) });
        return Transcript.Read([.. lines], info.Language);
    }

    private static LineMarks MarksOf(int line, FenceInfo info) =>
        (info.Marked.Contains(line) ? LineMarks.Marked : 0) | (info.Inserted.Contains(line) ? LineMarks.Inserted : 0)
        | (info.Deleted.Contains(line) ? LineMarks.Deleted : 0) | (info.Focused.Contains(line) ? LineMarks.Focused : 0);

    private static CodeLine FromDiff(CodeLine line) => line.Text switch
    {
        ['+', .. var added] when !added.StartsWith("++", StringComparison.Ordinal) => new(added, LineMarks.Inserted),
        ['-', .. var removed] when !removed.StartsWith("--", StringComparison.Ordinal) => new(removed, LineMarks.Deleted),
        [' ', .. var same] => new(same),
        _ => line,
    };

    // "// [!code ++]", "# [!code focus:3]", "<!-- [!code highlight] -->" as VitePress writes them; the comment is taken out.
    private static List<CodeLine> FromComments(IEnumerable<CodeLine> lines)
    {
        var result = new List<CodeLine>();
        var pending = new List<(LineMarks Mark, int Left)>();
        foreach (var line in lines)
        {
            var match = Comment().Match(line.Text);
            var mark = match.Success ? MarkOf(match.Groups["mark"].Value) : LineMarks.None;
            if (mark is not LineMarks.None) pending.Add((mark, match.Groups["count"] is { Success: true } count ? int.Parse(count.Value, CultureInfo.InvariantCulture) : 1));
            var text = mark is LineMarks.None ? line.Text : line.Text[..match.Index];
            // A comment alone on its line marks the lines below it.
            if (mark is not LineMarks.None && string.IsNullOrWhiteSpace(text)) continue;
            result.Add(line with { Text = text, Marks = pending.Aggregate(line.Marks, (marks, next) => marks | next.Mark) });
            pending = [.. pending.Select(next => next with { Left = next.Left - 1 }).Where(next => next.Left > 0)];
        }
        return result;
    }

    private static LineMarks MarkOf(string word) => word switch
    {
        "++" or "add" => LineMarks.Inserted,
        "--" or "del" => LineMarks.Deleted,
        "focus" => LineMarks.Focused,
        "hl" or "highlight" => LineMarks.Marked,
        "warning" => LineMarks.Warning,
        "error" => LineMarks.Error,
        _ => LineMarks.None,
    };

    [GeneratedRegex(@"\s*(//|#|--|%|;|/\*|<!--)\s*\[!code (?<mark>[a-z+\-]+)(:(?<count>\d{1,4}))?\]\s*(\*/|-->)?\s*$")]
    private static partial Regex Comment();
}
