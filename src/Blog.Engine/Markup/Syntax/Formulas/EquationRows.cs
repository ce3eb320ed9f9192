using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>A row of a displayed formula: its content without spaces around, and the commands in it that concern its number.</summary>
internal sealed class EquationRow
{
    /// <summary>Behind the last token that is neither space nor comment.</summary>
    public int End { get; set; } = -1;

    public bool IsEmpty => End < 0;

    /// <summary>The command that begins it; null for the first row.</summary>
    public (int Start, int End)? Break { get; init; }

    public bool IsUnnumbered { get; set; }

    public string? Tag { get; set; }

    public List<(string Name, int Start, int End)> Labels { get; } = [];

    /// <summary>Offsets of its column separators, nested ones left out.</summary>
    public List<int> Columns { get; } = [];
}

/// <summary>The rows of a formula, and the environment that encloses all of it where there is one.</summary>
internal sealed partial class EquationRows
{
    private readonly string tex;
    private int environments;
    private int braces;

    private EquationRows(string tex) => this.tex = tex;

    public (string Name, int Start, int End)? Begin { get; private set; }

    public (int Start, int End)? EndCommand { get; private set; }

    public List<EquationRow> Rows { get; } = [new()];

    public List<EquationReference> References { get; } = [];

    /// <summary>The break behind the last row, which KaTeX would take for one row more; null where there is none.</summary>
    public (int Start, int End)? LastBreak => Begin is not null && Rows is [.., { IsEmpty: true, Labels.Count: 0 } last] ? last.Break : null;

    public static EquationRows Read(string tex)
    {
        var rows = new EquationRows(tex);
        for (var at = 0; at < tex.Length;) at = rows.Take(TexScanner.Next(tex, at));
        return rows;
    }

    // Within an environment that encloses all, its rows are at depth one; in a bare formula at depth none.
    private bool AtRowLevel => braces == 0 && environments == (Begin is null ? 0 : 1) && EndCommand is null;

    private EquationRow Row => Rows[^1];

    private int Take(TexToken token)
    {
        if (token.Kind is TexTokenKind.Space or TexTokenKind.Comment) return token.End;
        if (token.Kind is TexTokenKind.Command) return TakeCommand(token, tex[token.Start..token.End]);
        if (token.Kind is TexTokenKind.Open) braces++;
        if (token.Kind is TexTokenKind.Close) braces--;
        if (token.Kind is TexTokenKind.Column && AtRowLevel) Row.Columns.Add(token.Start);
        return Content(token.End);
    }

    private int TakeCommand(TexToken token, string command)
    {
        var argument = command is @"\begin" or @"\end" or @"\label" or @"\ref" or @"\eqref" or @"\tag" ? TexScanner.Argument(tex, StarEnd(token.End)) : null;
        switch (command)
        {
            case @"\\" or @"\cr" or @"\newline" when AtRowLevel:
                var end = BreakEnd(token.End);
                Rows.Add(new() { Break = (token.Start, end) });
                return end;
            case @"\nonumber" or @"\notag":
                Row.IsUnnumbered = true;
                return Content(token.End);
            case @"\begin" when argument is { } name:
                return TakeBegin(name.Text, token.Start, name.End);
            case @"\end" when argument is { } name:
                return TakeEnd(token.Start, name.End);
            case @"\label" when argument is { } name:
                Row.Labels.Add((name.Text.Trim(), token.Start, name.End));
                return Content(name.End);
            case @"\tag" when argument is { } name:
                Row.Tag = name.Text;
                return Content(name.End);
            case @"\ref" or @"\eqref" when argument is { } name:
                References.Add(new(name.Text.Trim(), command is @"\eqref", token.Start, name.End - token.Start));
                return Content(name.End);
            default:
                return Content(token.End);
        }
    }

    private int TakeBegin(string name, int start, int end)
    {
        if (environments++ > 0 || !Row.IsEmpty || Rows.Count > 1 || Begin is not null) return Content(end);
        Begin = (name, start, end);
        return name is "alignat" or "alignat*" && TexScanner.Argument(tex, end) is { } columns ? columns.End : end;
    }

    private int TakeEnd(int start, int end)
    {
        if (--environments > 0 || Begin is null || EndCommand is not null) return Content(end);
        EndCommand = (start, end);
        return end;
    }

    private int Content(int end)
    {
        if (EndCommand is null) Row.End = end;
        return end;
    }

    /// <summary>Behind the space that a break asks for: <c>\\*</c>, <c>\\[2pt]</c>.</summary>
    private int BreakEnd(int at)
    {
        at = StarEnd(at);
        return BreakSpace().Match(tex, at) is { Success: true } space ? at + space.Length : at;
    }

    [GeneratedRegex(@"\G\[\s*-?[\d.]+\s*[a-z]{2}\s*\]")]
    private static partial Regex BreakSpace();

    private int StarEnd(int at) => at < tex.Length && tex[at] == '*' ? at + 1 : at;
}
