using System.Collections.Immutable;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.Formulas;
using Blog.Engine.Markup.Syntax.References;
using Blog.Engine.Markup.Syntax.Transclusion;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Passes;

/// <summary>
/// The numbers of a page: equations as LaTeX counts them, figures and tables that have a name. What the page has itself comes first, as with footnotes,
/// so that its numbers do not depend on what it embeds.
/// </summary>
internal sealed class PartNumbers
{
    private readonly Dictionary<IFormula, NumberedFormula> formulas = [];
    private readonly Dictionary<(EmbeddedNote? Note, string Name), PartNumber> byPlace = [];
    private readonly Dictionary<string, PartNumber> byName = [];
    private readonly EquationNumbering equations = new();
    private int figures;
    private int tables;

    public static PartNumbers Of(MarkdownDocument document)
    {
        var numbers = new PartNumbers();
        var items = document.InOrder().Where(item => item is INumberedPart or IFormula { IsDisplay: true } or ReferenceInline).ToList();
        numbers.References = [.. items.OfType<ReferenceInline>()];
        var parts = items.Where(item => item is not ReferenceInline).Select(item => (Item: item, Note: item.Note())).ToList();
        foreach (var (item, note) in parts.Where(part => part.Note is null).Concat(parts.Where(part => part.Note is not null))) numbers.Take(item, note);
        return numbers;
    }

    /// <summary>What the page refers to by name, in reading order.</summary>
    public ImmutableArray<ReferenceInline> References { get; private set; } = [];

    /// <summary>The names that stand in the page itself.</summary>
    public ImmutableDictionary<string, PartNumber> Own =>
        byPlace.Where(entry => entry.Key.Note is null).ToImmutableDictionary(entry => entry.Key.Name, entry => entry.Value);

    /// <summary>A formula with its number and with those that it refers to.</summary>
    public NumberedFormula Of(IFormula formula)
    {
        var numbered = formulas.GetValueOrDefault(formula) ?? new EquationNumbering().Number(new(formula.Source, formula.IsDisplay));
        var item = (MarkdownObject)formula;
        return numbered.WithReferences(name => Find(name, item)?.Number);
    }

    /// <summary>What a name means where <paramref name="from"/> stands: in an embedded note first what that note has.</summary>
    public PartNumber? Find(string name, MarkdownObject from)
    {
        for (var note = from.Note(); note is not null; note = note.Parent!.Note())
        {
            if (byPlace.TryGetValue((note, name), out var near)) return near;
        }
        return byPlace.GetValueOrDefault((null, name)) ?? byName.GetValueOrDefault(name);
    }

    private void Take(MarkdownObject item, EmbeddedNote? note)
    {
        if (item is INumberedPart { Name: { } name } part) Name(name, part.Number = new(part.Kind, Next(part.Kind)), note);
        else if (item is IFormula formula) Take(formula, note);
    }

    private void Take(IFormula formula, EmbeddedNote? note)
    {
        var numbered = formulas[formula] = equations.Number(new(formula.Source, formula.IsDisplay));
        foreach (var label in numbered.Labels) Name(label.Name, new(PartKind.Equation, label.Number), note);
    }

    private void Name(string name, PartNumber number, EmbeddedNote? note)
    {
        byPlace.TryAdd((note, name), number);
        byName.TryAdd(name, number);
    }

    private string Next(PartKind kind) =>
        (kind is PartKind.Figure ? ++figures : ++tables).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
