using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Ranking;

/// <summary>
/// Looks at the text of the best documents, because terms alone do not know whether they stand together: the question as title or heading,
/// and each of its runs unbroken in title, heading or body.
/// </summary>
internal sealed class Rerank(QueryPlan plan, string? formula)
{
    /// <summary>Characters of a body that are looked at; a longer post is a book.</summary>
    public const int MaxBody = 32_768;

    private const double FormulaContains = 0.6;
    private const double TitleEquals = 0.6, TitleContains = 0.4, HeadingContains = 0.25;
    private const double RunInTitle = 0.35, RunInHeading = 0.25, RunInBody = 0.12;

    private readonly Needle? question = plan.Words.Text.Length == 0 ? null : new(plan.Words.Text, anywhere: true);
    private readonly int questionLength = plan.Words.Text.Length;
    private readonly Run[] runs = RunsOf(plan);

    /// <summary>A run, its share of the question, and the slots that a document with it has.</summary>
    private readonly record struct Run(Needle Needle, double Share, ulong Slots);

    /// <summary>What to multiply the score by: 1 or more. <paramref name="slots"/> are those of the plan that the document has.</summary>
    public double FactorOf(SearchDocument document, ulong slots)
    {
        if (question is null) return 1;
        var bonus = new double[runs.Length];
        var title = document.Title.AsSpan().Trim();
        var whole = !question.IsIn(title) ? 0 : title.Length == questionLength ? TitleEquals : TitleContains;
        Look(title, RunInTitle, bonus);
        whole = Math.Max(whole, LookAtHeadings(document, bonus));
        if (NeedsBody(slots, bonus)) LookAtBody(document, slots, bonus);
        if (formula is not null && HasFormula(document, formula)) whole = Math.Max(whole, FormulaContains);
        return 1 + whole + bonus.Sum();
    }

    private static bool HasFormula(SearchDocument document, string formula) =>
        document.Sections.Heads.Any(head => head.Math > 0) && document.Sections.Any(section => Latex.Has(section.Math, formula));

    private double LookAtHeadings(SearchDocument document, double[] bonus)
    {
        var whole = 0.0;
        foreach (var head in document.Sections.Heads)
        {
            if (head.Heading is null) continue;
            if (question!.IsIn(head.Heading)) whole = HeadingContains;
            Look(head.Heading, RunInHeading, bonus);
        }
        return whole;
    }

    /// <summary>Reading a body costs more than all the rest, so only when a run may be there and is not yet found.</summary>
    private bool NeedsBody(ulong slots, double[] bonus)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            if (bonus[i] == 0 && (slots & runs[i].Slots) == runs[i].Slots) return true;
        }
        return false;
    }

    private void LookAtBody(SearchDocument document, ulong slots, double[] bonus)
    {
        var left = MaxBody;
        foreach (var section in document.Sections)
        {
            foreach (var text in new[] { section.Text, section.Code })
            {
                if (left <= 0 || !NeedsBody(slots, bonus)) return;
                Look(text.AsSpan(0, Math.Min(text.Length, left)), RunInBody, bonus);
                left -= text.Length;
            }
        }
    }

    /// <summary>Each run counts once, in the best place it has.</summary>
    private void Look(ReadOnlySpan<char> text, double weight, double[] bonus)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            var worth = weight * runs[i].Share;
            if (bonus[i] < worth && runs[i].Needle.IsIn(text)) bonus[i] = worth;
        }
    }

    private static Run[] RunsOf(QueryPlan plan)
    {
        var total = Math.Max(plan.Importance, double.Epsilon);
        return [.. from run in plan.Words.Runs
                   let slots = plan.SlotsOf(run)
                   let share = plan.ImportanceOf(run) / total
                   where slots is not null && share > 0
                   select new Run(new(run.Text, mayGoOn: plan.Words.Terms[run.FirstTerm].IsLast), share, slots.Value)];
    }
}
