using System.Buffers;
using System.Text.RegularExpressions;
using Blog.Engine.Markup.Syntax;

namespace Blog.Engine.Markup.Formulas;

/// <summary>
/// Tells <c>$x$</c> from prices, shell variables and templates. Pandoc's rule (no space inside the dollars, no digit behind)
/// does not fit Chinese, where no space surrounds a formula and many authors pad it, so the content is looked at as well.
/// </summary>
internal static partial class DollarRules
{
    private static readonly SearchValues<char> TexMarks = SearchValues.Create(@"\^_={}");
    private static readonly SearchValues<char> MathMarks = SearchValues.Create(@"\^_={}<>+");

    /// <summary>Whether <paramref name="content"/>, between two single dollars, is a formula.</summary>
    /// <param name="content">The text between the dollars.</param>
    /// <param name="before">The character before the first dollar, or NUL.</param>
    /// <param name="after">The character behind the second dollar, or NUL.</param>
    public static bool IsFormula(ReadOnlySpan<char> content, char before, char after)
    {
        if (content.IsWhiteSpace() || char.IsAsciiDigit(after) || IsTemplate(content, after)) return false;
        var padded = char.IsWhiteSpace(content[0]) || char.IsWhiteSpace(content[^1]);
        if (padded && !LooksPadded(content.Trim(), after)) return false;
        if (IsAmount(content, before) || IsSentence(content) || Member().IsMatch(content)) return false;
        return !(char.IsAsciiLetter(after) || after is '_' or '{') || !(Variable().IsMatch(content) || HasHan(content) || char.IsAsciiLetterOrDigit(before));
    }

    /// <summary><c>${name}/${name}</c></summary>
    private static bool IsTemplate(ReadOnlySpan<char> content, char after) => content[0] is '{' && after is '{';

    /// <summary><c>$ x $</c> with spaces: only what no sentence contains.</summary>
    private static bool LooksPadded(ReadOnlySpan<char> content, char after) =>
        !char.IsAsciiLetterOrDigit(after) && !content.Contains('\n') && !HasHan(content)
        && (content.ContainsAny(MathMarks) || Symbol().IsMatch(content));

    /// <summary><c>US$20和$</c>, <c>$5，一个$</c>: digits and then words.</summary>
    private static bool IsAmount(ReadOnlySpan<char> content, char before) =>
        char.IsAsciiDigit(content[0]) && !content.ContainsAny(TexMarks) && (HasHan(content) || char.IsAsciiLetter(before));

    /// <summary>Words of a sentence between two dollars that have nothing to do with each other.</summary>
    private static bool IsSentence(ReadOnlySpan<char> content) =>
        content.Length > 1 && content.IndexOfAny("。；！？") >= 0 && !content.ContainsAny(@"\^_");

    private static bool HasHan(ReadOnlySpan<char> content)
    {
        foreach (var rune in content.EnumerateRunes())
        {
            if (CharacterClass.IsHan(rune)) return true;
        }
        return false;
    }

    [GeneratedRegex(@"^[A-Za-z_]\w*(?:->|::)\w")]
    private static partial Regex Member();

    /// <summary><c>HOME/</c>, <c>Tab</c>: the name of a variable.</summary>
    [GeneratedRegex(@"^(?>[A-Za-z][A-Za-z0-9]+)(?![\^_={(+*\\])")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?:[A-Za-z]|[A-Za-z]\(\w(?:,\s*\w)*\)|\w\s*[-*/|,]\s*\w)$")]
    private static partial Regex Symbol();
}
