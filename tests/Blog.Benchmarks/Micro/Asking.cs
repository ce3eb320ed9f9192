using BenchmarkDotNet.Attributes;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using Blog.SearchEvaluation;

namespace Blog.Benchmarks.Micro;

/// <summary>All questions of a kind asked, one after the other. Lucene.Net gives ten ids; ours gives what a reader sees: hits with marked snippets, counts by facet, a correction.</summary>
public class Asking
{
    private readonly List<SearchDocument> documents = Sample.SearchDocuments();
    private IReadOnlyList<string> questions = null!;
    private LuceneEngine lucene = null!;
    private SearchIndex index = null!;

    [Params("titles as typed", "questions", Benchmarks.Questions.Phrases)]
    public string Questions { get; set; } = "";

    [GlobalSetup]
    public void Build()
    {
        questions = Benchmarks.Questions.Of(documents)[Questions];
        (lucene, index) = (new(documents, LuceneAnalysis.Cjk), SearchIndex.Empty.With(documents, []));
    }

    [GlobalCleanup]
    public void Dispose() => lucene.Dispose();

    [Benchmark(Baseline = true, Description = "Lucene.Net, CJKAnalyzer")]
    public int Lucene() => questions.Sum(question => (question is ['"', .. var run, '"'] ? lucene.FindRun(run, 10) : lucene.Find(question)).Count);

    [Benchmark(Description = "ours")]
    public int Ours() => questions.Sum(question => index.Query(new(question)).Hits.Length);
}
