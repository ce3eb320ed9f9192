using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Engine.Importing.Tags;

/// <summary>Puts our syntax in the place of tags. A tag without a rule, or whose rule has no words for it, stays as it is with all it encloses.</summary>
internal sealed partial class TagTranslator(string text, TagSyntax syntax, Func<string, TagRule?> rules)
{
    /// <summary>How many characters are read again for tags that hide code; a post has few of them.</summary>
    private const long MostWork = 50_000_000;

    /// <summary>Quote marks and spaces before a tag; a longer line is text.</summary>
    private const int LongestMargin = 400;

    /// <summary>Tags within tags; what is deeper stays as it is.</summary>
    private const int Deepest = 50;

    private readonly List<TagToken> tokens = Tokens(text, syntax, rules);
    private readonly StringBuilder output = new();
    private int[]? closes;
    private int depth;

    /// <summary>How many tags were translated.</summary>
    public int Count { get; private set; }

    public string Translate()
    {
        Write(0, tokens.Count, 0, text.Length);
        return output.ToString();
    }

    /// <summary>The tags outside of code. What a tag for code encloses is hidden first: a fence in it is no fence of the text.</summary>
    private static List<TagToken> Tokens(string text, TagSyntax syntax, Func<string, TagRule?> rules)
    {
        var (tokens, open, work) = (syntax.Read(text), new HashSet<string>(), 0L);
        for (var i = 0; i < tokens.Count && work < MostWork; i++)
        {
            if (tokens[i].IsEnd || tokens[i].IsClosed || open.Contains(tokens[i].Name) || rules(tokens[i].Name) is not { IsCode: true }) continue;
            if (syntax.EndOf(text, tokens[i]) is not { } end)
            {
                open.Add(tokens[i].Name); // nor has any behind it an end
                continue;
            }
            if (text.AsSpan(tokens[i].End, end.Start - tokens[i].End).IndexOfAny('`', '~') < 0) continue;
            text = text[..tokens[i].End] + new string(' ', end.Start - tokens[i].End) + text[end.Start..];
            tokens = syntax.Read(text);
            work += text.Length;
        }
        return tokens;
    }

    /// <summary>Writes the text in [from, to), whose tags are [first, last).</summary>
    private void Write(int first, int last, int from, int to)
    {
        depth++;
        for (var i = first; i < last; i++)
        {
            var tag = tokens[i];
            output.Append(text, from, tag.Start - from);
            var close = tag.IsEnd || tag.IsClosed ? -1 : CloseOf(i, last);
            from = close < 0 ? tag.End : tokens[close].End;
            if (tag.IsEnd || !TryWrite(i, close, from)) Keep(i, close);
            if (close >= 0) i = close;
        }
        output.Append(text, from, to - from);
        depth--;
    }

    /// <summary>The tag itself as it is, with what it encloses translated.</summary>
    private void Keep(int open, int close)
    {
        output.Append(text, tokens[open].Start, tokens[open].End - tokens[open].Start);
        if (close < 0) return;
        Write(open + 1, close, tokens[open].End, tokens[close].Start);
        output.Append(text, tokens[close].Start, tokens[close].End - tokens[close].Start);
    }

    /// <summary>The tag that closes this one; -1 where it encloses nothing.</summary>
    private int CloseOf(int open, int last)
    {
        closes ??= Closes();
        return depth <= Deepest && closes[open] < last ? closes[open] : -1;
    }

    private int[] Closes()
    {
        var (found, open) = (new int[tokens.Count], new Dictionary<string, Stack<int>>());
        Array.Fill(found, -1);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsClosed) continue;
            if (!open.TryGetValue(tokens[i].Name, out var begun)) open[tokens[i].Name] = begun = new();
            if (!tokens[i].IsEnd) begun.Push(i);
            else if (begun.TryPop(out var begin)) found[begin] = i;
        }
        return found;
    }

    private bool TryWrite(int open, int close, int end)
    {
        if (rules(tokens[open].Name) is not { } rule) return false;
        var margin = Margin();
        var inner = close < 0 ? null : Inner(open, close, rule, margin);
        if (rule.Write(new(tokens[open].Name, TagArguments.Parse(tokens[open].Arguments), inner)) is not { } written) return false;
        Count++;
        if (rule.IsBlock) AppendBlock(written, margin, end);
        else output.Append(written);
        return true;
    }

    private string Inner(int open, int close, TagRule rule, string? margin)
    {
        var inner = rule.IsCode ? text[tokens[open].End..tokens[close].Start] : Translated(open, close);
        return string.IsNullOrEmpty(margin) ? inner : string.Join('\n', inner.Split('\n').Select(line => Without(margin, line)));
    }

    private string Translated(int open, int close)
    {
        var start = output.Length;
        Write(open + 1, close, tokens[open].End, tokens[close].Start);
        var inner = output.ToString(start, output.Length - start);
        output.Length = start;
        return inner;
    }

    private static string Without(string margin, string line)
    {
        var i = 0;
        while (i < line.Length && i < margin.Length && (line[i] == margin[i] || (line[i] is '\t' && margin[i] is ' '))) i++;
        return line[i..];
    }

    /// <summary>What stands before the tag on its line, as the beginning of the lines that follow: quote marks and spaces; null where it is text.</summary>
    private string? Margin()
    {
        var start = output.Length;
        while (start > 0 && output[start - 1] != '\n')
        {
            if (output.Length - start-- > LongestMargin) return null;
        }
        var line = output.ToString(start, output.Length - start);
        var prefix = Prefix().Match(line);
        return prefix.Success ? prefix.Groups["margin"].Value + new string(' ', prefix.Groups["item"].Length) : null;
    }

    /// <summary>A block has blank lines around it, and every line of it begins as the line of the tag does.</summary>
    private void AppendBlock(string block, string? margin, int end)
    {
        if (margin is null) output.Append("\n\n");
        else if (IsBehindText(margin)) output.Insert(output.Length - margin.Length, margin.TrimEnd() + "\n");
        output.Append(block.TrimEnd('\n').Replace("\n", "\n" + margin, StringComparison.Ordinal));
        var rest = text.AsSpan(end);
        var line = FirstLine(rest);
        if (!line.IsWhiteSpace()) output.Append("\n\n").Append(margin);
        else if (line.Length < rest.Length && !FirstLine(rest[(line.Length + 1)..]).IsWhiteSpace()) output.Append('\n').Append(margin?.TrimEnd());
    }

    /// <summary>Whether the line above the one being written has text; then the block needs a blank line between.</summary>
    private bool IsBehindText(string margin)
    {
        var start = output.Length;
        while (start > 0 && output[start - 1] != '\n') start--;
        if (start == 0 || output.ToString(start, output.Length - start) != margin) return false; // the first line, or the first of a list item
        for (var above = start - 2; above >= 0 && output[above] != '\n'; above--)
        {
            if (output[above] is not (' ' or '\t' or '>')) return true;
        }
        return false;
    }

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text) => text.IndexOf('\n') is var end and >= 0 ? text[..end] : text;

    [GeneratedRegex(@"^(?<margin>[ \t>]*)(?<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)?$")]
    private static partial Regex Prefix();
}
