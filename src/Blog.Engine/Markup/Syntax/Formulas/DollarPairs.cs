using System.Text.RegularExpressions;
using Markdig.Helpers;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>A formula between dollars: where its opener stands in the text, and the lengths of opener, content and closer.</summary>
internal readonly record struct DollarPair(int Start, int Opener, int Length, bool IsDisplay)
{
    public int Closer => Opener;
}

/// <summary>
/// The formulas between dollars of one text: of all ways to pair each dollar with the next or to leave it as text, the one whose contents are
/// the most certain formulas. So a price never takes the dollar of a formula behind it, and the words between two formulas never become one.
/// Linear in the text, but for contents whose braces are open, which are followed over a few dollars.
/// </summary>
internal sealed partial class DollarPairs
{
    /// <summary>How many dollars may stand within the braces of a formula (<c>\text{if $x$}</c>).</summary>
    private const int MostInBraces = 6;

    private readonly string text;
    private readonly int end;
    private readonly bool isTable;
    private readonly List<int> dollars = [];
    private readonly List<(int Start, int End)> code = [];
    private readonly Dictionary<int, DollarPair> chosen = [];

    private DollarPairs(StringSlice slice)
    {
        (text, end) = (slice.Text, slice.End + 1);
        isTable = slice.AsSpan().Contains('\n') && DelimiterRow().IsMatch(text.AsSpan(0, end)); // the text of a single line is the whole document
        Scan(slice.Start);
        Choose();
    }

    /// <summary>The pairs from the position of <paramref name="slice"/> to its end.</summary>
    public static DollarPairs In(StringSlice slice) => new(slice);

    /// <summary>Whether this was made for the text that <paramref name="slice"/> goes through.</summary>
    public bool IsOf(StringSlice slice) => ReferenceEquals(text, slice.Text) && end == slice.End + 1;

    /// <summary>The formula that opens at <paramref name="start"/>; null when the dollar there is text.</summary>
    public DollarPair? At(int start) => chosen.TryGetValue(start, out var pair) ? pair : null;

    private void Scan(int start)
    {
        for (var at = start; at < end; at++)
        {
            if (text[at] is '\\') at++;
            else if (text[at] is '$') dollars.Add(at);
            else if (text[at] is '`') at = PassCode(at);
        }
    }

    /// <summary>To the last back tick of the run or of the code span that begins here. A run without its like is text.</summary>
    private int PassCode(int at)
    {
        if (CodeEnd(at) is not (var close and > 0)) return at + RunLength(at) - 1;
        code.Add((at, close));
        return close - 1;
    }

    /// <summary>Behind the code span that opens here; 0 where none does.</summary>
    private int CodeEnd(int at)
    {
        var ticks = RunLength(at);
        for (var next = text.IndexOf('`', at + ticks, end - at - ticks); next >= 0; next = text.IndexOf('`', next, end - next))
        {
            var length = RunLength(next);
            if (length == ticks) return next + length;
            if ((next += length) >= end) break;
        }
        return 0;
    }

    private int RunLength(int at)
    {
        var length = 0;
        while (at + length < end && text[at + length] is '`') length++;
        return length;
    }

    /// <summary>First without the formulas that are some only beside others; with them where there are others, or where they leave no dollar over.</summary>
    private void Choose()
    {
        var pairs = Best(FormulaLikelihood.Padded);
        var withWeak = Best(FormulaLikelihood.Weak);
        if (pairs.Count > 0 || (withWeak.Count > 1 && withWeak.Sum(pair => 2 * pair.Opener) == dollars.Count)) pairs = withWeak;
        foreach (var pair in pairs) chosen[pair.Start] = pair;
    }

    /// <summary>The pairing of the greatest weight, found from the end of the text to its beginning.</summary>
    private List<DollarPair> Best(FormulaLikelihood least)
    {
        var weight = new int[dollars.Count + 1];
        var best = new (DollarPair? Pair, int Next)[dollars.Count];
        for (var i = dollars.Count - 1; i >= 0; i--)
        {
            (weight[i], best[i]) = (weight[i + 1], (null, i + 1));
            foreach (var (pair, likelihood, next) in Candidates(i))
            {
                if (likelihood < least || weight[next] + (int)likelihood < weight[i] || (best[i].Pair is not null && weight[next] + (int)likelihood == weight[i])) continue;
                (weight[i], best[i]) = (weight[next] + (int)likelihood, (pair, next));
            }
        }
        var pairs = new List<DollarPair>();
        for (var i = 0; i < dollars.Count; i = best[i].Next)
        {
            if (best[i].Pair is { } pair) pairs.Add(pair);
        }
        return pairs;
    }

    private IEnumerable<(DollarPair, FormulaLikelihood, int Next)> Candidates(int i)
    {
        if (IsDouble(i) && NextDouble(i + 2) is var close and > 0)
        {
            var content = Between(dollars[i] + 2, dollars[close]);
            yield return (new(dollars[i], 2, content.Length, true), IsOpen(dollars[i], dollars[close], content) ? DollarRules.JudgeDisplay(content) : 0, close + 2);
        }
        if (Single(i) is var (end, likelihood))
            yield return (new(dollars[i], 1, dollars[end] - dollars[i] - 1, false), likelihood, end + 1);
    }

    private (int End, FormulaLikelihood Likelihood)? Single(int i)
    {
        if (i + 1 >= dollars.Count || IsDouble(i)) return null;
        var end = i + 1;
        while (end + 1 < dollars.Count && end - i < MostInBraces && OpenBraces(Between(dollars[i] + 1, dollars[end])) > 0) end++;
        if (OpenBraces(Between(dollars[i] + 1, dollars[end])) > 0) end = i + 1;
        var content = Between(dollars[i] + 1, dollars[end]);
        return IsOpen(dollars[i], dollars[end], content) ? (end, DollarRules.Judge(content, At(dollars[i], -1), At(dollars[end], 1))) : null;
    }

    /// <summary>Whether a formula may stand between two places: not over code, and in a table not over a row.</summary>
    private bool IsOpen(int from, int to, ReadOnlySpan<char> content) =>
        content.Length <= FormulaText.MaxLength && !(isTable && content.Contains('\n')) && !IsOverCode(from, to);

    private bool IsOverCode(int from, int to)
    {
        var first = code.BinarySearch((from, 0));
        if (first < 0) first = ~first;
        return first < code.Count && code[first].Start < to;
    }

    private static int OpenBraces(ReadOnlySpan<char> content)
    {
        var depth = 0;
        for (var at = 0; at < content.Length; at++)
        {
            if (content[at] is '\\') at++;
            else if (content[at] is '{') depth++;
            else if (content[at] is '}') depth--;
        }
        return depth;
    }

    private bool IsDouble(int i) => i + 1 < dollars.Count && dollars[i + 1] == dollars[i] + 1;

    private int NextDouble(int i)
    {
        while (i < dollars.Count && !IsDouble(i)) i++;
        return i < dollars.Count ? i : 0;
    }

    private char At(int dollar, int beside) => dollar + beside >= 0 && dollar + beside < end ? text[dollar + beside] : '\0';

    private ReadOnlySpan<char> Between(int from, int to) => text.AsSpan(from, to - from);

    [GeneratedRegex(@"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$|^[ \t>]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex DelimiterRow();
}
