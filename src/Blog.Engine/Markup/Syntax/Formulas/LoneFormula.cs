using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>A formula away from its page, within a line: without number and label, its environments as the ones that stand in a formula.</summary>
internal static partial class LoneFormula
{
    public static string Of(string tex) => Whole().Replace(Aligned().Replace(Names().Replace(tex, ""), @"\$1{$2ed}"), "").Trim();

    [GeneratedRegex(@"\\(?:label|tag\*?)\s*\{[^{}]*\}|\\(?:notag|nonumber)(?![A-Za-z])")]
    private static partial Regex Names();

    [GeneratedRegex(@"\\(begin|end)\{(align|gather)(?:ed)?\*?\}")]
    private static partial Regex Aligned();

    [GeneratedRegex(@"\\(?:begin|end)\{equation\*?\}")]
    private static partial Regex Whole();
}
