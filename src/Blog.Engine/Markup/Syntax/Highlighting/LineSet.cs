using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.Highlighting;

/// <summary>Some lines of a block, counted from 1: <c>1,3-5</c>; also <c>1 3-5</c>, <c>1,3:5</c>, <c>[1,"3-5"]</c>, as other engines write it.</summary>
public readonly partial record struct LineSet
{
    private readonly ImmutableArray<(int First, int Last)> ranges;

    private LineSet(ImmutableArray<(int, int)> ranges) => this.ranges = ranges;

    public bool IsEmpty => ranges.IsDefaultOrEmpty;

    public bool Contains(int line) => !IsEmpty && ranges.Any(range => line >= range.First && line <= range.Last);

    public LineSet Union(LineSet other) => IsEmpty ? other : other.IsEmpty ? this : new([.. ranges, .. other.ranges]);

    public static bool TryParse(string text, out LineSet lines)
    {
        lines = default;
        if (!Shape().IsMatch(text)) return false;
        lines = new([.. Range().Matches(text).Select(match => (Number(match.Groups[1]), Number(match.Groups[2].Success ? match.Groups[2] : match.Groups[1])))]);
        return true;
    }

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^[\[\]"',\s]*\d{1,6}(\s*[-:]\s*\d{1,6})?([\[\]"',\s]+(\d{1,6}(\s*[-:]\s*\d{1,6})?)?)*$""", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();

    [GeneratedRegex(@"(\d+)(?:\s*[-:]\s*(\d+))?")]
    private static partial Regex Range();
}
