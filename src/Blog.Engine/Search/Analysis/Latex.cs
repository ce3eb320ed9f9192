using System.Text.RegularExpressions;

namespace Blog.Engine.Search.Analysis;

/// <summary>LaTeX as words: <c>\sum_{i=1} x_{i}</c> → <c> sum i=1 x_i</c>, so that what one types finds what an author wrote.</summary>
internal static partial class Latex
{
    public static string Words(string latex) =>
        Braces().Replace(Command().Replace(SingleSubscript().Replace(latex, "_$1"), " $1"), " ");

    /// <summary>Without blanks, which mean nothing in a formula.</summary>
    public static string Compact(string latex) => string.Concat(latex.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Whether LaTeX has a stretch that was made <see cref="Compact"/>, its own blanks left out.</summary>
    public static bool Has(ReadOnlySpan<char> latex, ReadOnlySpan<char> compact)
    {
        for (var i = latex.IndexOf(compact[0]); i >= 0;)
        {
            if (StartsWith(latex[i..], compact)) return true;
            var next = latex[(i + 1)..].IndexOf(compact[0]);
            i = next < 0 ? -1 : i + 1 + next;
        }
        return false;
    }

    private static bool StartsWith(ReadOnlySpan<char> latex, ReadOnlySpan<char> compact)
    {
        var matched = 0;
        for (var i = 0; i < latex.Length && matched < compact.Length; i++)
        {
            if (char.IsWhiteSpace(latex[i])) continue;
            if (latex[i] != compact[matched++]) return false;
        }
        return matched == compact.Length;
    }

    public static bool IsIn(string text) => Command().IsMatch(text);

    [GeneratedRegex(@"_\{\s*(\w)\s*\}")]
    private static partial Regex SingleSubscript();

    [GeneratedRegex(@"\\([A-Za-z]+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"_?[{}]")]
    private static partial Regex Braces();
}
