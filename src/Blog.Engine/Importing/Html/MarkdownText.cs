using System.Text.RegularExpressions;

namespace Blog.Engine.Importing.Html;

/// <summary>Text that shall be read as text: signs that mean something in Markdown get a back slash, but not those of formulas.</summary>
internal static partial class MarkdownText
{
    public static string Escaped(string text)
    {
        var (result, at) = (new System.Text.StringBuilder(text.Length), 0);
        foreach (Match formula in Formula().Matches(text))
        {
            result.Append(Sign().Replace(text[at..formula.Index], "\\$0")).Append(formula.Value);
            at = formula.Index + formula.Length;
        }
        return result.Append(Sign().Replace(text[at..], "\\$0")).ToString();
    }

    [GeneratedRegex(@"\$\$[\s\S]+?\$\$|\$[^$\n]+?\$|\\\([\s\S]+?\\\)|\\\[[\s\S]+?\\\]|\\begin\{(\w+\*?)\}[\s\S]+?\\end\{\1\}")]
    private static partial Regex Formula();

    /// <summary>An underscore within a word means nothing.</summary>
    [GeneratedRegex(@"[\\`*\[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~~|==(?=\S)|\{\{(?=[<%])")]
    private static partial Regex Sign();
}
