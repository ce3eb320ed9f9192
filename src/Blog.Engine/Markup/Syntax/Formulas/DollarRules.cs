using System.Buffers;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>How sure it is that what stands between two dollars is a formula. The values weigh pairings of a text against each other.</summary>
internal enum FormulaLikelihood
{
    /// <summary>Prose, a price, a variable or a template.</summary>
    None = 0,

    /// <summary>A formula only beside others: <c>$ h1 $</c>, <c>$4 $</c>.</summary>
    Weak = 1,

    /// <summary>With spaces inside the dollars: also what lies between two formulas may look so.</summary>
    Padded = 10,

    /// <summary>What authors write between dollars, unless more certain formulas need one of them.</summary>
    Regular = 20,

    /// <summary>Holds what only TeX has: a command, <c>^</c>, <c>_</c>, braces.</summary>
    Certain = 100,
}

/// <summary>
/// Tells <c>$x$</c> from prices, shell variables and templates. Pandoc's rule (no space inside the dollars, no digit behind)
/// does not fit Chinese, where no space surrounds a formula and many authors pad it, so the content decides before its neighbours do.
/// </summary>
internal static partial class DollarRules
{
    private const string SentenceEnds = "。；！？";
    private const string WideMarks = "，、：（）「」“”" + SentenceEnds;
    private static readonly SearchValues<char> TexMarks = SearchValues.Create(@"\^_={}");
    private static readonly SearchValues<char> MathMarks = SearchValues.Create(@"\^_={}<>+");

    /// <summary>What <paramref name="content"/> is, between two single dollars.</summary>
    /// <param name="content">The text between the dollars.</param>
    /// <param name="before">The character before the first dollar, or NUL.</param>
    /// <param name="after">The character behind the second dollar, or NUL.</param>
    public static FormulaLikelihood Judge(ReadOnlySpan<char> content, char before, char after)
    {
        if (content.IsWhiteSpace() || IsForeign(content, after)) return FormulaLikelihood.None;
        if (HasTex(content)) return IsProseWithTex(content) ? FormulaLikelihood.None : IsPadded(content) ? FormulaLikelihood.Padded : FormulaLikelihood.Certain;
        if ((HasHan(content) && !IsNamedQuantity(content)) || IsCutFromText(content)) return FormulaLikelihood.None;
        return IsPadded(content) ? JudgePadded(content, after) : JudgeTight(content, before, after);
    }

    /// <summary>What <paramref name="content"/> is, between two double dollars within a text.</summary>
    public static FormulaLikelihood JudgeDisplay(ReadOnlySpan<char> content) =>
        content.IsWhiteSpace() ? FormulaLikelihood.None
        : HasTex(content) ? FormulaLikelihood.Certain
        : HasHan(content) ? FormulaLikelihood.None
        : FormulaLikelihood.Regular;

    /// <summary>Whether <paramref name="content"/> holds what only TeX has.</summary>
    public static bool HasTex(ReadOnlySpan<char> content) =>
        content.ContainsAny(TexMarks) && (Command().IsMatch(content) || Script().IsMatch(content) || Group().IsMatch(content));

    public static bool HasHan(ReadOnlySpan<char> content)
    {
        foreach (var rune in content.EnumerateRunes())
        {
            if (CharacterClass.IsHan(rune)) return true;
        }
        return false;
    }

    /// <summary>What other languages write with dollars: <c>${name}/${name}</c>, <c>$this->a</c>, <c>$("#a")</c>, half a link or a table's cell.</summary>
    private static bool IsForeign(ReadOnlySpan<char> content, char after) =>
        (content[0] is '{' && after is '{') || content.Contains("](", StringComparison.Ordinal) || content.Contains("=\"", StringComparison.Ordinal)
        || Member().IsMatch(content) || IsCellEdge(content.Trim()) || TextCommand().IsMatch(content);

    /// <summary><c>HOME|</c> of <c>|$HOME|$PATH|</c>; <c>|x|</c> is a norm.</summary>
    private static bool IsCellEdge(ReadOnlySpan<char> content) => content.Length > 1 && content.Count('|') == 1 && (content[0] is '|' || content[^1] is '|');

    /// <summary>Words around marks of TeX: <c> 与 ^b</c> of <c>^a$ 与 ^b$</c>.</summary>
    private static bool IsProseWithTex(ReadOnlySpan<char> content)
    {
        var bare = Braced().Replace(content.ToString(), "");
        if (Sentence().IsMatch(bare)) return true;
        if (Command().IsMatch(bare)) return false;
        return HasHan(bare) ? bare.AsSpan().Trim().IndexOfAny(" \n" + WideMarks) >= 0 : Words().IsMatch(bare);
    }

    /// <summary><c>准确率=正确数/总数</c></summary>
    private static bool IsNamedQuantity(ReadOnlySpan<char> content) =>
        content.Contains('=') && content.IndexOfAny(" \n" + WideMarks) < 0 && !char.IsAsciiDigit(content[0]);

    /// <summary><c>6，</c> of <c>$5和$6，$x$</c>: wide punctuation at an end belongs to the text.</summary>
    private static bool IsCutFromText(ReadOnlySpan<char> content) => content.Length > 1 && !(content[0] is '（' && content[^1] is '）') && (WideMarks.Contains(content[0]) || WideMarks.Contains(content[^1]));

    private static bool IsPadded(ReadOnlySpan<char> content) => char.IsWhiteSpace(content[0]) || char.IsWhiteSpace(content[^1]);

    /// <summary><c>$ x $</c> with spaces: only what no sentence contains.</summary>
    private static FormulaLikelihood JudgePadded(ReadOnlySpan<char> content, char after)
    {
        var trimmed = content.Trim();
        if (char.IsAsciiLetterOrDigit(after) || trimmed.Contains('\n') || Words().IsMatch(trimmed)) return FormulaLikelihood.None;
        if (trimmed.ContainsAny(MathMarks) || Symbol().IsMatch(trimmed)) return FormulaLikelihood.Padded;
        return PlainMath().IsMatch(trimmed) ? FormulaLikelihood.Weak : FormulaLikelihood.None;
    }

    private static FormulaLikelihood JudgeTight(ReadOnlySpan<char> content, char before, char after)
    {
        if (IsAmount(content, before)) return FormulaLikelihood.None;
        if (!char.IsAsciiLetterOrDigit(after) && after is not ('_' or '{')) return FormulaLikelihood.Regular;
        if (char.IsAsciiLetterOrDigit(before)) return FormulaLikelihood.None;
        if (char.IsAsciiDigit(after) || Operator().IsMatch(content)) return Assignment().IsMatch(content) ? FormulaLikelihood.Weak : FormulaLikelihood.None;
        return Variable().IsMatch(content) ? FormulaLikelihood.None : FormulaLikelihood.Regular;
    }

    /// <summary><c>US$20, $</c>: an amount of money.</summary>
    private static bool IsAmount(ReadOnlySpan<char> content, char before) => char.IsAsciiDigit(content[0]) && char.IsAsciiLetter(before);

    /// <summary>Two letters at least: <c>\d</c> and <c>\b</c> belong to regular expressions as well.</summary>
    [GeneratedRegex(@"\\(?:[A-Za-z]{2}|[{},;|])", RegexOptions.NonBacktracking)]
    private static partial Regex Command();

    /// <summary>Commands of listings of algorithms, which stand in text and hold formulas of their own.</summary>
    [GeneratedRegex(@"\\(?:STATE|(?:END)?(?:FOR|IF|WHILE|FUNCTION|PROCEDURE)|ELSE|ELSIF|RETURN|REQUIRE|ENSURE|INPUT|OUTPUT|REPEAT|UNTIL|TO|TRUE|FALSE|BREAK|COMMENT)\b", RegexOptions.NonBacktracking)]
    private static partial Regex TextCommand();

    /// <summary>A script and its base, which is no name of a program (<c>user_id</c>).</summary>
    [GeneratedRegex(@"\^\S|[)\]}|'\p{IsGreek}\p{IsCJKUnifiedIdeographs}]_\S|(?:^|[^A-Za-z0-9_])[A-Za-z]{1,2}_[A-Za-z0-9{\\*]|\w_\{|(?:^|\s)_[{A-Za-z0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Script();

    [GeneratedRegex(@"[\p{L}\p{N}\s]\{[^{}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Group();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Braced();

    [GeneratedRegex(@"^[A-Za-z_]\w*(?:->|::)\w")]
    private static partial Regex Member();

    /// <summary>Two words of a sentence beside each other.</summary>
    [GeneratedRegex(@"(?:^|\s)[A-Za-z]{3,},?\s+[A-Za-z]{2,}(?:[\s,.]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    /// <summary>Three words and more.</summary>
    [GeneratedRegex(@"(?:^|[\s,.])\p{L}{2,}\s+\p{L}+\s+\p{L}{2,}(?:[\s,.]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[+\-*/=,:]$", RegexOptions.NonBacktracking)]
    private static partial Regex Operator();

    /// <summary><c>HOME/</c>, <c>Tab</c>: the name of a variable.</summary>
    [GeneratedRegex(@"^(?>[A-Za-z][A-Za-z0-9]+)(?![\^={(+*\\])")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?:[A-Za-z]|[A-Za-z]\(\w(?:,\s*\w)*\)|\w\s*[-*/|,]\s*\w)$")]
    private static partial Regex Symbol();

    /// <summary><c>x</c> or <c>n=</c> before a number that the author left outside.</summary>
    [GeneratedRegex(@"^[A-Za-z](?:\(\w(?:,\s*\w)*\))?\s*[=<>≤≥≈]?$")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^[A-Za-z0-9\s.,;:+\-*/=<>≤≥≈≠±×÷·∈∉∞()\[\]|!'%\p{IsGreek}]+$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainMath();
}
