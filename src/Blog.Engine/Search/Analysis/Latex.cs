using System.Text.RegularExpressions;

namespace Blog.Engine.Search.Analysis;

/// <summary>LaTeX as words: <c>\sum_{i=1} x_{i}</c> → <c> sum i=1 x_i</c>, so that what one types finds what an author wrote.</summary>
internal static partial class Latex
{
    public static string Words(string latex) =>
        Braces().Replace(Command().Replace(SingleSubscript().Replace(latex, "_$1"), " $1"), " ");

    /// <summary>Without blanks, which mean nothing in a formula.</summary>
    public static string Compact(string latex) => string.Concat(latex.Where(c => !char.IsWhiteSpace(c)));

    public static bool IsIn(string text) => Command().IsMatch(text);

    [GeneratedRegex(@"_\{\s*(\w)\s*\}")]
    private static partial Regex SingleSubscript();

    [GeneratedRegex(@"\\([A-Za-z]+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"_?[{}]")]
    private static partial Regex Braces();
}
