using System.Collections.Immutable;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>A label in a formula and the number (or the author's <c>\tag</c>) of its row, without parentheses. <paramref name="Offset"/> counts UTF-16 units from the start of the TeX.</summary>
public sealed record EquationLabel(string Name, string Number, int Offset);

/// <summary><c>\ref{name}</c>, or <c>\eqref{name}</c> with its parentheses, inside a formula.</summary>
public sealed record EquationReference(string Name, bool Parentheses, int Offset, int Length);

/// <summary>
/// A formula made ready for KaTeX: labels taken out, a <c>\tag{n}</c> in every numbered row, environments that KaTeX has not rewritten.
/// </summary>
public sealed class NumberedFormula
{
    private readonly Formula source;
    private readonly TexEdits edits;

    internal NumberedFormula(Formula source, TexEdits edits, ImmutableArray<EquationLabel> labels, ImmutableArray<EquationReference> references)
    {
        this.source = source;
        this.edits = edits;
        Labels = labels;
        References = references;
        Formula = source with { Tex = edits.Apply(source.Tex) };
    }

    /// <summary>What <see cref="FormulaRenderer"/> takes.</summary>
    public Formula Formula { get; }

    public ImmutableArray<EquationLabel> Labels { get; }

    public ImmutableArray<EquationReference> References { get; }

    /// <summary>The offset in the author's TeX of an offset in <see cref="Formula"/>.</summary>
    public int OriginalOffset(int offset) => Math.Clamp(edits.Original(offset), 0, source.Tex.Length);

    /// <summary>The same formula with its references replaced by numbers (label → number or null); one to an unknown label shows as <c>??</c>, as in LaTeX.</summary>
    public NumberedFormula WithReferences(Func<string, string?> numberOf) =>
        References.IsEmpty ? this : new(source, edits.With(References.Select(reference => Shown(reference, numberOf))), Labels, []);

    private static TexEdit Shown(EquationReference reference, Func<string, string?> numberOf)
    {
        var number = numberOf(reference.Name) ?? "??";
        return new(reference.Offset, reference.Length, reference.Parentheses ? $@"\text{{({number})}}" : $@"\text{{{number}}}");
    }
}
