namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>How an environment counts its equations, and what it becomes where KaTeX has it not.</summary>
internal sealed record EquationEnvironment(string? Replacement, bool IsNumbered, bool IsOneEquation)
{
    /// <param name="name">The environment that encloses the whole formula; null when none does.</param>
    /// <param name="isDisplay">Within a line KaTeX has only the environments that stand inside a formula.</param>
    public static EquationEnvironment Of(string? name, bool isDisplay) => isDisplay ? Displayed(name) : name?.TrimEnd('*') switch
    {
        "equation" or "displaymath" or "math" => new("", false, true),
        "align" or "flalign" or "eqnarray" or "split" => new("aligned", false, true),
        "alignat" => new("alignedat", false, true),
        "gather" or "multline" => new("gathered", false, true),
        _ => new(null, false, true),
    };

    private static EquationEnvironment Displayed(string? name) => name switch
    {
        "displaymath" or "math" => new("", false, true),
        "equation" => new(null, true, true),
        "align" or "gather" or "alignat" => new(null, true, false),
        "align*" or "gather*" or "alignat*" => new(null, false, false),
        "eqnarray" or "flalign" => new("align", true, false),
        "eqnarray*" or "flalign*" => new("align*", false, false),
        "multline" => new("gathered", true, true),
        "multline*" => new("gathered", false, true),
        _ => new(null, false, true),
    };

    public IEnumerable<TexEdit> Rewrite(EquationRows rows)
    {
        if (rows is not { Begin: { } begin, EndCommand: { } end }) return [];
        var lastBreak = rows is { LastBreak: { } last } ? new[] { new TexEdit(last.Start, last.End - last.Start, "") } : [];
        if (Replacement is null) return lastBreak;
        // eqnarray has three columns, "a &=& b"; align sets the relation right with two.
        var surplus = begin.Name.StartsWith("eqnarray", StringComparison.Ordinal) ? rows.Rows.SelectMany(row => row.Columns.Skip(1).Take(1)) : [];
        return
        [
            .. lastBreak,
            new(begin.Start, begin.End - begin.Start, Command("begin")),
            .. surplus.Select(column => new TexEdit(column, 1, " ")),
            new(end.Start, end.End - end.Start, Command("end")),
        ];
    }

    private string Command(string name) => Replacement is "" ? "" : $@"\{name}{{{Replacement}}}";

    /// <summary>Where a tag belongs: in the row, except that <c>gathered</c> and other inner environments take none.</summary>
    public int TagPlace(EquationRows rows, EquationRow row) =>
        IsOneEquation && rows is { Begin: { Name: not "equation" }, EndCommand: { } end } ? end.End : row.End;
}
