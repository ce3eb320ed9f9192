using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.References;

/// <summary>A mention of a numbered equation: <c>\eqref{eq:loss}</c>, <c>\ref{eq:loss}</c>.</summary>
/// <param name="Label">The label as written.</param>
/// <param name="InParentheses">Whether the number stands in parentheses.</param>
internal sealed partial record Reference(string Label, bool InParentheses)
{
    /// <summary>A formula that is nothing but a reference is a reference; null for any other.</summary>
    public static Reference? FromFormula(string source) =>
        Command().Match(source.Trim()) is { Success: true } match ? new(match.Groups[2].Value, match.Groups[1].Length > 0) : null;

    [GeneratedRegex(@"^\\(eq)?ref\{([^{}]+)\}$")]
    private static partial Regex Command();
}

internal sealed class ReferenceInline(Reference reference) : LeafInline
{
    public Reference Reference => reference;

    /// <summary>The number it shows; null when nothing has that label.</summary>
    public string? Number { get; set; }

    /// <summary>What a reader sees; <c>??</c> for an unknown label, as in LaTeX.</summary>
    public string Shown => reference.InParentheses ? $"({Number ?? "??"})" : Number ?? "??";
}
