using Blog.Engine.Search.Model;
using Blog.SearchEvaluation;

namespace Blog.Benchmarks;

/// <summary>The same work done by Lucene.Net in memory, as shipped: no query syntax, prefixes, corrections or snippets.</summary>
internal static class LuceneBenchmark
{
    private const int Upserts = 100;

    public static IEnumerable<SearchFigures> Both(IReadOnlyList<SearchDocument> documents, long textBytes, int rounds) =>
        [Of(documents, textBytes, rounds, LuceneAnalysis.OurTokens, "Lucene.Net, our terms"), Of(documents, textBytes, rounds, LuceneAnalysis.Cjk, "Lucene.Net, CJKAnalyzer")];

    private static SearchFigures Of(IReadOnlyList<SearchDocument> documents, long textBytes, int rounds, LuceneAnalysis analysis, string name)
    {
        var (engine, build) = Cost.OfProcess(() => new LuceneEngine(documents, analysis));
        using (engine)
        {
            var size = engine.Size;
            var questions = Questions.Of(documents).Where(kind => kind.Key == Questions.Phrases || kind.Value.Count(HasSyntax) * 2 < kind.Value.Count).ToDictionary(kind => kind.Key, kind => kind.Value);
            return new(name, documents.Count, textBytes)
            {
                Build = build,
                Memory = size,
                Answers = SearchBenchmark.Ask(questions, rounds, question => _ = question is ['"', .., '"'] ? engine.FindRun(question[1..^1], 10) : engine.Find(question)),
                Upsert = Percentiles.Of(Enumerable.Range(0, Upserts).Select(i => Cost.OfThread(() => Change(engine, documents[i * 7 % documents.Count])).Cost.Cpu).ToList()),
            };
        }
    }

    private static int Change(LuceneEngine engine, SearchDocument document)
    {
        engine.Upsert(document);
        return 0;
    }

    private static bool HasSyntax(string question) => question.Contains('"', StringComparison.Ordinal) || question.Contains(':', StringComparison.Ordinal) || question.Contains('\\', StringComparison.Ordinal);
}
