using System.Text.RegularExpressions;
using Blog.Engine.Markup.Model;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.References;

internal enum ReferenceForm
{
    /// <summary><c>@fig:loss</c>: 图 1</summary>
    Worded,

    /// <summary><c>\eqref{eq:loss}</c>: (1)</summary>
    InParentheses,

    /// <summary><c>\ref{eq:loss}</c>, <c>[-@fig:loss]</c>: 1</summary>
    NumberAlone,
}

/// <summary>A mention of something numbered, as its author wrote it.</summary>
internal sealed partial record Reference(string Name, ReferenceForm Form, string Source)
{
    /// <summary>A formula that is nothing but a reference is a reference; null for any other.</summary>
    public static Reference? FromFormula(string source) =>
        Command().Match(source.Trim()) is { Success: true } match
            ? new(match.Groups[2].Value, match.Groups[1].Length > 0 ? ReferenceForm.InParentheses : ReferenceForm.NumberAlone, match.Value)
            : null;

    /// <summary>What a reader sees where the name is unknown: <c>??</c> of TeX's commands, as in LaTeX; of others the source.</summary>
    public string Unresolved => (Source[0], Form) switch
    {
        ('\\', ReferenceForm.InParentheses) => "(??)",
        ('\\', _) => "??",
        _ => Source,
    };

    public string Resolved(PartNumber part, Words words) => Form switch
    {
        ReferenceForm.Worded => words.Numbered(part),
        ReferenceForm.InParentheses => $"({part.Number})",
        _ => part.Number,
    };

    [GeneratedRegex(@"^\\(eq)?ref\{([^{}]+)\}$")]
    private static partial Regex Command();
}

internal sealed class ReferenceInline(Reference reference) : LeafInline, IInlineNode
{
    /// <summary>May become shorter: in <c>如@fig:损失所示</c> only the page knows where the name ends.</summary>
    public Reference Reference { get; set; } = reference;

    public bool IsKnown { get; private set; }

    /// <summary>What a reader sees.</summary>
    public string Shown { get; private set; } = reference.Unresolved;

    public void Show(VisibleText text) => text.Append(Shown);

    public void Show(PartNumber? part, Words words)
    {
        IsKnown = part is not null;
        Shown = part is null ? Reference.Unresolved : Reference.Resolved(part, words);
    }
}
