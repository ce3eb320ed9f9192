using Blog.Engine.Search.Model;
using Blog.Engine.Search.Ranking;

namespace Blog.Engine.Search.Presentation;

internal static class Correction
{
    /// <summary>The question as typed with each misspelt word replaced; null when there is none.</summary>
    public static string? Of(string typed, QueryPlan plan)
    {
        var corrected = typed[..Math.Min(typed.Length, SearchQuery.MaxLength)];
        foreach (var (wrong, right) in plan.Corrections)
        {
            var at = new Needle(wrong).IndexIn(corrected);
            if (at >= 0) corrected = corrected[..at] + right + corrected[(at + wrong.Length)..];
        }
        return plan.Corrections.Count == 0 || corrected == typed ? null : corrected;
    }
}
