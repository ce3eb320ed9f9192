namespace Blog.SearchEvaluation;

public sealed record Contender(string Name, Func<string, IReadOnlyList<string>> Find);

/// <summary>The table of engines by kinds of questions.</summary>
public static class Report
{
    public static void Print(List<Judgement> judgements, int documents, Contender[] engines, bool showMisses)
    {
        Console.WriteLine($"{judgements.Count} questions over {documents} documents; MRR@10 / recall@10 / nDCG@10");
        Console.WriteLine($"{"kind",-14}{"n",4}  " + string.Concat(engines.Select(engine => $"{engine.Name,-26}")));
        var measured = judgements.Select(judgement => (Judgement: judgement, Measures: engines.Select(engine => Measures.Of(engine.Find(judgement.Query), judgement.Grades)).ToArray())).ToList();
        foreach (var kind in measured.GroupBy(pair => pair.Judgement.Kind)) Row(kind.Key, [.. kind.Select(pair => pair.Measures)]);
        Row("tuning half", [.. measured.Where(pair => pair.Judgement.IsForTuning).Select(pair => pair.Measures)]);
        Row("report half", [.. measured.Where(pair => !pair.Judgement.IsForTuning).Select(pair => pair.Measures)]);
        Row("all", [.. measured.Select(pair => pair.Measures)]);
        if (showMisses) Misses(measured.ConvertAll(pair => (pair.Judgement, pair.Measures[0])), engines[0]);
    }

    private static void Row(string name, List<Measures[]> rows)
    {
        if (rows.Count == 0) return;
        var means = Enumerable.Range(0, rows[0].Length).Select(engine => Measures.Mean([.. rows.Select(row => row[engine])]));
        Console.WriteLine($"{name,-14}{rows.Count,4}  " + string.Concat(means.Select(mean => $"{$"{mean.ReciprocalRank:n3} / {mean.Recall:n3} / {mean.Ndcg:n3}",-26}")));
    }

    private static void Misses(IEnumerable<(Judgement Judgement, Measures Measures)> rows, Contender engine)
    {
        foreach (var (judgement, measures) in rows.Where(row => row.Measures.ReciprocalRank < 1 || row.Measures.Recall < 0.7))
        {
            Console.WriteLine($"{judgement.Kind} «{judgement.Query}» {(judgement.IsForTuning ? "tuning" : "report")} MRR {measures.ReciprocalRank:n2} recall {measures.Recall:n2}; wanted {judgement.Grades.Count}: {string.Join(", ", judgement.Grades.OrderByDescending(pair => pair.Value).Take(3).Select(pair => pair.Key))}");
            if (judgement.IsForTuning) Console.WriteLine("    " + string.Join("\n    ", engine.Find(judgement.Query).Take(4).Select(id => $"{judgement.Grades.GetValueOrDefault(id)} {id}")));
        }
    }
}
