using BenchmarkDotNet.Attributes;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using Blog.SearchEvaluation;

namespace Blog.Benchmarks.Micro;

/// <summary>A search index of the sampled documents made from nothing, beside Lucene.Net.</summary>
public class Indexing
{
    private readonly List<SearchDocument> documents = Sample.SearchDocuments();

    [Benchmark(Baseline = true, Description = "Lucene.Net, CJKAnalyzer")]
    public long Lucene() => LuceneOf(LuceneAnalysis.Cjk);

    [Benchmark(Description = "Lucene.Net, our terms")]
    public long LuceneWithOurTerms() => LuceneOf(LuceneAnalysis.OurTokens);

    [Benchmark(Description = "ours")]
    public SearchIndex Ours() => SearchIndex.Empty.With(documents, []);

    private long LuceneOf(LuceneAnalysis analysis)
    {
        using var engine = new LuceneEngine(documents, analysis);
        return engine.Size;
    }
}
