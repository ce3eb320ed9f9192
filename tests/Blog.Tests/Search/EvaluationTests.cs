using Blog.Engine.Search;
using Blog.SearchEvaluation;

namespace Blog.Tests.Search;

/// <summary>The bars of docs/search.md, on the judged questions; printed in full by <c>dotnet run --project tests/Blog.SearchEvaluation</c>.</summary>
public sealed class EvaluationTests
{
    [Fact]
    public void Judged_questions_are_answered_as_well_as_promised()
    {
        var documents = JudgedCorpora.Read(Shared.Path("corpora"), Path.Combine(Repository.Root, "posts"));
        var index = SearchIndex.Empty.With(documents, []);
        var measured = Judgement.ReadAll(Path.Combine(AppContext.BaseDirectory, "judgements.tsv"), documents)
            .Where(judgement => judgement.Grades.Count > 0)
            .Select(judgement => (judgement.Kind, Measures: Measures.Of([.. index.Query(new(judgement.Query)).Hits.Select(hit => hit.Id)], judgement.Grades)))
            .ToList();
        Assert.True(measured.Count >= 200, $"only {measured.Count} questions have an answer");
        var all = Measures.Mean([.. measured.Select(pair => pair.Measures)]);
        Assert.True(all is { ReciprocalRank: >= 0.95, Recall: >= 0.90 }, $"MRR {all.ReciprocalRank:n3}, recall {all.Recall:n3}");
        Assert.All(measured.GroupBy(pair => pair.Kind), kind => Assert.True(
            Measures.Mean([.. kind.Select(pair => pair.Measures)]).ReciprocalRank >= FloorOf(kind.Key), kind.Key));
    }

    private static double FloorOf(string kind) => kind switch
    {
        "pinyin" => 0.8,
        "short" or "mixed" or "traditional" or "full-width" => 0.95,
        "zh" or "en" or "phrase" or "tag" => 0.99,
        _ => 0.9,
    };
}
