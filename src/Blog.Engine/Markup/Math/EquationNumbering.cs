using System.Collections.Immutable;

namespace Blog.Engine.Markup.Formulas;

/// <summary>A label in a formula and the number (or the author's <c>\tag</c>) of its row, without parentheses.</summary>
public sealed record EquationLabel(string Name, string Number, int Offset);

/// <summary>
/// A displayed formula made ready for KaTeX: labels taken out, a <c>\tag{n}</c> in every numbered row, environments KaTeX lacks rewritten.
/// </summary>
public sealed record NumberedFormula(string Tex, ImmutableArray<EquationLabel> Labels)
{
    /// <summary>The offset in the author's TeX of an offset in <see cref="Tex"/>.</summary>
    public int OriginalOffset(int offset) => throw new NotImplementedException();

    /// <summary>The same formula with <c>\ref{label}</c> and <c>\eqref{label}</c> replaced by numbers; an unknown label shows as <c>??</c>, as in LaTeX.</summary>
    public NumberedFormula WithReferences(IReadOnlyDictionary<string, string> numbers) => throw new NotImplementedException();
}

/// <summary>Counts the equations of one page, in order. Rows of equation, align, gather and eqnarray count as in LaTeX; any other displayed formula only when it has a label.</summary>
public sealed class EquationNumbering
{
    public NumberedFormula Number(Formula formula) => throw new NotImplementedException();
}
