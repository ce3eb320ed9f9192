using Blog.Engine.Search.Analysis;

namespace Blog.Engine.Search.Ranking;

/// <summary>
/// Looks at the text of the best documents, because terms alone do not know whether they stand together: the question as title or heading,
/// and each of its runs unbroken in title, heading or body.
/// </summary>
internal sealed class Rerank(QueryPlan plan, FoldedText folded)
{
    /// <summary>Characters of a body that are looked at; a longer post is a book.</summary>
    private const int MaxBody = 32_768;

    private const double TitleEquals = 0.6, TitleContains = 0.4, HeadingContains = 0.25;
    private const double RunInTitle = 0.35, RunInHeading = 0.25, RunInBody = 0.12;

    private readonly string question = plan.Words.Text;
    private readonly (string Text, double Share, bool MayGoOn)[] runs = RunsOf(plan);

    /// <summary>What to multiply the score by: 1 or more.</summary>
    public double FactorOf(SearchDocument document)
    {
        if (question.Length == 0) return 1;
        var bonus = new double[runs.Length];
        var title = folded.Of(document.Title).Trim();
        var whole = title.SequenceEqual(question) ? TitleEquals : title.Contains(question, StringComparison.Ordinal) ? TitleContains : 0;
        Look(title, RunInTitle, bonus);
        whole = Math.Max(whole, LookAtHeadings(document, bonus));
        LookAtBody(document, bonus);
        return 1 + whole + bonus.Sum();
    }

    private double LookAtHeadings(SearchDocument document, double[] bonus)
    {
        var whole = 0.0;
        foreach (var section in document.Sections)
        {
            if (section.Heading is null) continue;
            var heading = folded.Of(section.Heading);
            if (heading.Contains(question, StringComparison.Ordinal)) whole = HeadingContains;
            Look(heading, RunInHeading, bonus);
        }
        return whole;
    }

    private void LookAtBody(SearchDocument document, double[] bonus)
    {
        var left = MaxBody;
        foreach (var section in document.Sections)
        {
            Look(section.Text, ref left, bonus);
            Look(section.Code, ref left, bonus);
        }
    }

    private void Look(string text, ref int left, double[] bonus)
    {
        if (left <= 0 || Array.TrueForAll(bonus, found => found > 0)) return;
        Look(folded.Of(text.AsSpan(0, Math.Min(text.Length, left))), RunInBody, bonus);
        left -= text.Length;
    }

    /// <summary>Each run counts once, in the best place it has.</summary>
    private void Look(ReadOnlySpan<char> text, double weight, double[] bonus)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            var worth = weight * runs[i].Share;
            if (bonus[i] < worth && Spans.IndexOfWord(text, runs[i].Text, runs[i].MayGoOn) >= 0) bonus[i] = worth;
        }
    }

    private static (string, double, bool)[] RunsOf(QueryPlan plan)
    {
        var total = Math.Max(plan.Importance, double.Epsilon);
        return [.. plan.Words.Runs
            .Select(run => (run.Text, Share: plan.ImportanceOf(run) / total, MayGoOn: plan.Words.Text.EndsWith(run.Text, StringComparison.Ordinal)))
            .Where(run => run.Share > 0)];
    }
}
