using BenchmarkDotNet.Attributes;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using Blog.SearchEvaluation;

namespace Blog.Benchmarks.Micro;

/// <summary>One document after the other changed, each found before the next: what the index is after many changes is measured too.</summary>
public class Upserting
{
    private readonly List<SearchDocument> documents = Sample.SearchDocuments();
    private LuceneEngine lucene = null!;
    private SearchIndex index = SearchIndex.Empty;
    private int changes;

    [GlobalSetup]
    public void Build() => (lucene, index) = (new(documents, LuceneAnalysis.Cjk), index.With(documents, []));

    [GlobalCleanup]
    public void Dispose() => lucene.Dispose();

    [Benchmark(Baseline = true, Description = "Lucene.Net, CJKAnalyzer")]
    public void Lucene() => lucene.Upsert(Next());

    [Benchmark(Description = "ours")]
    public SearchIndex Ours() => index = index.With([Next()], []);

    private SearchDocument Next()
    {
        changes++;
        return documents[(int)(changes * 977L % documents.Count)] with { Hash = (UInt128)changes };
    }
}
