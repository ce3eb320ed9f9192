using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>Looks at LaTeX as text: where it ends, which environments are math.</summary>
internal static partial class FormulaText
{
    /// <summary>Longest formula, in UTF-16 units.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>The labels of a formula, in order.</summary>
    public static ImmutableArray<string> Labels(string source) =>
        source.Contains(@"\label", StringComparison.Ordinal) ? [.. LabelCommand().Matches(source).Select(match => match.Groups[1].Value.Trim())] : [];

    /// <summary>The environment that opens here, when it is one of mathematics; null otherwise.</summary>
    public static string? Environment(ReadOnlySpan<char> text)
    {
        const string Begin = @"\begin{";
        if (!text.StartsWith(Begin)) return null;
        var end = text.IndexOf('}');
        if (end < 0) return null;
        var name = text[Begin.Length..end].ToString();
        return MathEnvironment().IsMatch(name) ? name : null;
    }

    /// <summary>The length of the environment that opens here, its own <c>\end</c> included; 0 when it does not end.</summary>
    public static int EnvironmentLength(ReadOnlySpan<char> text)
    {
        if (Environment(text) is not { } name) return 0;
        var (begin, end) = ($@"\begin{{{name}}}", $@"\end{{{name}}}");
        var (depth, at) = (1, begin.Length);
        while (depth > 0)
        {
            var next = text[at..].IndexOf(end);
            if (next < 0) return 0;
            depth += Count(text.Slice(at, next), begin) - 1;
            at += next + end.Length;
        }
        return at;
    }

    private static int Count(ReadOnlySpan<char> text, string value)
    {
        var count = 0;
        for (var at = text.IndexOf(value); at >= 0; at = text.IndexOf(value))
        {
            count++;
            text = text[(at + value.Length)..];
        }
        return count;
    }

    [GeneratedRegex(@"(?<!\\)\\label\s*\{([^{}]+)\}")]
    private static partial Regex LabelCommand();

    [GeneratedRegex(@"^(?:equation|displaymath|math|align|flalign|alignat|aligned|alignedat|gather|gathered|multline|eqnarray|split|[dr]?cases|drcases|CD|[bBpvV]?matrix|smallmatrix|d?array|subarray|subequations)\*?$")]
    private static partial Regex MathEnvironment();
}
