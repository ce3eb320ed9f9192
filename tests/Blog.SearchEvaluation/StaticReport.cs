using Blog.Engine.Search;
using Blog.Engine.Search.Model;

namespace Blog.SearchEvaluation;

/// <summary>The script of a static site beside the server: the same ten, and the bytes it takes to know them.</summary>
public static class StaticReport
{
    public static async Task<int> PrintAsync(List<Judgement> judgements, List<SearchDocument> documents)
    {
        var index = SearchIndex.Empty.With(documents, []);
        using var files = new StaticIndex(index);
        var answers = await files.AskAsync("wwwroot/js/search", [.. judgements.Select(judgement => judgement.Query)]);
        Console.WriteLine($"{judgements.Count} questions over {documents.Count} documents; {files.Files} files, {files.Bytes / 1024.0:n0} KB; manifest {answers.Manifest / 1024.0:n1} KB, tables {answers.Tables / 1024.0:n1} KB");
        Console.WriteLine($"{"kind",-14}{"n",4}  {"same ten",9}  {"KB to rank p50 / p95",22}  {"KB with texts p50 / p95",24}  {"files p50",9}");
        var rows = answers.Answers.Zip(judgements, (answer, judgement) => (judgement.Kind, Answer: answer, IsSame: IsSame(answer, index))).ToList();
        foreach (var kind in rows.GroupBy(row => row.Kind)) Row(kind.Key, [.. kind.Select(row => (row.Answer, row.IsSame))]);
        Row("all", [.. rows.Select(row => (row.Answer, row.IsSame))]);
        foreach (var (kind, answer, _) in rows.Where(row => !row.IsSame)) Difference(kind, answer, index);
        return rows.TrueForAll(row => row.IsSame) ? 0 : 1;
    }

    public static bool IsSame(StaticAnswer answer, SearchIndex index) => answer.Ids.SequenceEqual(IdsOf(answer.Query, index));

    private static IEnumerable<string> IdsOf(string query, SearchIndex index) => index.Query(new(query)).Hits.Select(hit => hit.Id);

    private static void Difference(string kind, StaticAnswer answer, SearchIndex index)
    {
        Console.WriteLine($"{kind} «{answer.Query}»: server, script");
        foreach (var (hit, other) in index.Query(new(answer.Query)).Hits.Zip(answer.Ids.Zip(answer.Scores))) Console.WriteLine($"    {hit.Score:n5} {hit.Id}   {other.Second:n5} {other.First}");
    }

    private static void Row(string name, List<(StaticAnswer Answer, bool IsSame)> rows) => Console.WriteLine(
        $"{name,-14}{rows.Count,4}  {rows.Count(row => row.IsSame),9}  {Spread([.. rows.Select(row => row.Answer.RankBytes)]),22}  {Spread([.. rows.Select(row => row.Answer.Bytes)]),24}  {Percentile([.. rows.Select(row => (long)row.Answer.Files)], 0.5),9}");

    private static string Spread(List<long> bytes) => $"{Percentile(bytes, 0.5) / 1024.0:n1} / {Percentile(bytes, 0.95) / 1024.0:n1}";

    private static long Percentile(List<long> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));
}
