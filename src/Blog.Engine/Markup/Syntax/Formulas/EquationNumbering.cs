namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>
/// Counts the equations of one page, in order. Rows of equation, align, gather, eqnarray and their like count as in LaTeX; any other displayed
/// formula only when it has a label.
/// </summary>
public sealed class EquationNumbering
{
    private int last;

    public NumberedFormula Number(Formula formula)
    {
        var rows = EquationRows.Read(formula.Tex);
        var environment = EquationEnvironment.Of(rows.Begin?.Name, formula.Display);
        var edits = new List<TexEdit>(environment.Rewrite(rows));
        var labels = new List<EquationLabel>();
        foreach (var row in environment.IsOneEquation ? [Whole(rows)] : rows.Rows)
        {
            var number = formula.Display ? NumberOf(row, environment) : row.Tag;
            labels.AddRange(row.Labels.Select(label => new EquationLabel(label.Name, number ?? "", label.Start)));
            edits.AddRange(row.Labels.Select(label => new TexEdit(label.Start, label.End - label.Start, "")));
            if (number is not null && row.Tag is null) edits.Add(new(environment.TagPlace(rows, row), 0, $@"\tag{{{number}}}"));
        }
        return new(formula, new(edits), [.. labels], [.. rows.References]);
    }

    private string? NumberOf(EquationRow row, EquationEnvironment environment)
    {
        if (row.Tag is not null || row.IsEmpty) return row.Tag;
        var counts = row.Labels.Count > 0 || (environment.IsNumbered && !row.IsUnnumbered);
        return counts ? (++last).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static EquationRow Whole(EquationRows rows)
    {
        var whole = new EquationRow { End = rows.Rows.Max(row => row.End), IsUnnumbered = rows.Rows.Any(row => row.IsUnnumbered), Tag = rows.Rows.FirstOrDefault(row => row.Tag is not null)?.Tag };
        whole.Labels.AddRange(rows.Rows.SelectMany(row => row.Labels));
        return whole;
    }
}
