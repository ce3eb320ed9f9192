namespace Blog.SearchEvaluation;

/// <summary>How good one list of ten is, by the measures of information retrieval.</summary>
public readonly record struct Measures(double ReciprocalRank, double Recall, double Ndcg)
{
    private const int Depth = 10;

    /// <summary>Reciprocal rank of the first document of the best grade; recall of all that answer, of ten at most; nDCG with gains 3 and 1.</summary>
    public static Measures Of(IReadOnlyList<string> found, Dictionary<string, int> grades)
    {
        var top = found.Take(Depth).Select(id => grades.GetValueOrDefault(id)).ToList();
        var best = grades.Values.Max();
        var rank = top.IndexOf(best);
        var ideal = grades.Values.OrderDescending().Take(Depth).ToList();
        return new(rank < 0 ? 0 : 1.0 / (rank + 1), top.Count(grade => grade > 0) / (double)ideal.Count, Gain(top) / Gain(ideal));
    }

    public static Measures Mean(IReadOnlyCollection<Measures> all) =>
        new(all.Average(one => one.ReciprocalRank), all.Average(one => one.Recall), all.Average(one => one.Ndcg));

    private static double Gain(List<int> grades) => grades.Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();
}
