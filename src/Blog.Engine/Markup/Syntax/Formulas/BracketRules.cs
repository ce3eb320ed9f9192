using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>
/// Tells <c>\(x\)</c> and <c>\[x\]</c> from brackets that were escaped so that Markdown leaves them alone: <c>varchar\(255\)</c>,
/// <c>g\[u\]</c>, <c>\[未完待续\]</c>.
/// </summary>
internal static partial class BracketRules
{
    /// <param name="content">The text between the delimiters.</param>
    /// <param name="before">The character before the opener, or NUL.</param>
    /// <param name="after">The character behind the closer, or NUL.</param>
    /// <param name="isDisplay">Whether the brackets are square.</param>
    public static bool IsFormula(ReadOnlySpan<char> content, char before, char after, bool isDisplay)
    {
        if (content.IsWhiteSpace() || content.Length > FormulaText.MaxLength || HasDollars(content)) return false;
        return isDisplay ? IsDisplayed(content, before, after) : IsInline(content.Trim(), before);
    }

    /// <summary>A display formula within a line, or alone on one, whose delimiters stand on the same line.</summary>
    public static bool IsDisplayed(ReadOnlySpan<char> content, char before, char after) =>
        after is not '(' && before is not '\\' && !CharacterSet().IsMatch(content)
        && (DollarRules.HasTex(content) || (!DollarRules.HasHan(content) && Relation().IsMatch(content)));

    private static bool IsInline(ReadOnlySpan<char> content, char before)
    {
        if (DollarRules.HasTex(content)) return true;
        if (DollarRules.HasHan(content) && !content.Contains('=')) return false;
        return !(char.IsAsciiLetterOrDigit(before) || before is '_' or ')' or ']') && !Word().IsMatch(content);
    }

    /// <summary><c>\($N \times C$)</c>: the bracket is text around a formula in dollars.</summary>
    private static bool HasDollars(ReadOnlySpan<char> content)
    {
        for (var at = 0; at < content.Length; at++)
        {
            if (content[at] is '\\') at++;
            else if (content[at] is '$') return true;
        }
        return false;
    }

    /// <summary>Between brackets of a regular expression: <c>^abc</c>, <c>a-z</c>, <c>\d</c>.</summary>
    [GeneratedRegex(@"^(?:\^|\\[dwsDWSbB]\b|[A-Za-z0-9]-[A-Za-z0-9])", RegexOptions.NonBacktracking)]
    private static partial Regex CharacterSet();

    [GeneratedRegex(@"[=<>≤≥≈≠∈]|\S\s*[+*/]\s*\S|\s-\s", RegexOptions.NonBacktracking)]
    private static partial Regex Relation();

    /// <summary>A word or words: <c>Middleware</c>, <c>see below</c>. Short names (<c>MSE</c>, <c>ab</c>) and functions stay formulas.</summary>
    [GeneratedRegex(@"^[A-Za-z]?[a-z]{4,}(?:[\s_-].*)?$|^[A-Za-z]+(?:\s+[A-Za-z]{2,})+$", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
