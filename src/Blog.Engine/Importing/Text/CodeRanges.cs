using System.Text.RegularExpressions;

namespace Blog.Engine.Importing.Text;

/// <summary>Where the code of a Markdown text stands — fences, spans in backticks, comments —, which no translation touches.</summary>
internal sealed partial class CodeRanges
{
    private readonly List<(int Start, int End)> ranges = [];

    private CodeRanges()
    {
    }

    public static CodeRanges Of(string text)
    {
        var code = new CodeRanges();
        var at = 0;
        foreach (var (start, end) in Fences(text))
        {
            code.Spans(text, at, start);
            code.ranges.Add((start, end));
            at = end;
        }
        code.Spans(text, at, text.Length);
        return code;
    }

    public bool Contains(int offset)
    {
        var (low, high) = (0, ranges.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (offset < ranges[middle].Start) high = middle - 1;
            else if (offset >= ranges[middle].End) low = middle + 1;
            else return true;
        }
        return false;
    }

    private static IEnumerable<(int Start, int End)> Fences(string text)
    {
        var open = (Start: -1, Mark: "");
        for (var line = 0; line < text.Length;)
        {
            var next = text.IndexOf('\n', line) is var end and >= 0 ? end + 1 : text.Length;
            var fence = Fence().Match(text, line, next - line);
            if (open.Start < 0 && fence.Success && !(fence.Groups["mark"].Value[0] == '`' && fence.Groups["info"].ValueSpan.Contains('`'))) open = (line, fence.Groups["mark"].Value);
            else if (open.Start >= 0 && fence.Success && fence.Groups["info"].ValueSpan.IsWhiteSpace() && fence.Groups["mark"].Value.StartsWith(open.Mark, StringComparison.Ordinal))
            {
                yield return (open.Start, next);
                open = (-1, "");
            }
            line = next;
        }
        if (open.Start >= 0) yield return (open.Start, text.Length);
    }

    private void Spans(string text, int from, int to)
    {
        for (var match = Span().Match(text, from, to - from); match.Success; match = match.NextMatch()) ranges.Add((match.Index, match.Index + match.Length));
    }

    [GeneratedRegex(@"\G(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*(?<mark>`{3,}|~{3,})(?<info>[^\n]*)")]
    private static partial Regex Fence();

    /// <summary>A run of backticks up to the next of the same length in the paragraph, or a comment.</summary>
    [GeneratedRegex(@"(?<![`\\])(?<mark>`+)(?!`)(?:(?!\n[ \t>]*\n)[\s\S])*?(?<!`)\k<mark>(?!`)|<!--[\s\S]*?-->")]
    private static partial Regex Span();
}
