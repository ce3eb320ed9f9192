namespace Blog.Engine.Markup.Formulas;

/// <summary>How an environment counts its equations, and what it becomes where KaTeX has it not.</summary>
internal sealed record EquationEnvironment(string? Replacement, bool IsNumbered, bool IsOneEquation)
{
    public static EquationEnvironment Of(string? name) => name switch
    {
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
        if (Replacement is null || rows is not { Begin: { } begin, EndCommand: { } end }) return [];
        // eqnarray has three columns, "a &=& b"; align sets the relation right with two.
        var surplus = begin.Name.StartsWith("eqnarray", StringComparison.Ordinal) ? rows.Rows.SelectMany(row => row.Columns.Skip(1).Take(1)) : [];
        return
        [
            new(begin.Start, begin.End - begin.Start, $@"\begin{{{Replacement}}}"),
            .. surplus.Select(column => new TexEdit(column, 1, " ")),
            new(end.Start, end.End - end.Start, $@"\end{{{Replacement}}}"),
        ];
    }

    /// <summary>Where a tag belongs: in the row, except that <c>gathered</c> and other inner environments take none.</summary>
    public int TagPlace(EquationRows rows, EquationRow row) =>
        IsOneEquation && rows is { Begin: { Name: not "equation" }, EndCommand: { } end } ? end.End : row.End;
}
