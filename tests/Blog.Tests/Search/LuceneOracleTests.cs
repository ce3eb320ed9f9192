using Blog.SearchEvaluation;
using CsCheck;

namespace Blog.Tests.Search;

/// <summary>The same hit sets as Lucene.Net with the same terms.</summary>
public sealed class LuceneOracleTests
{
    private static readonly string[] Runs = ["反向传播", "传播", "注意力", "梯度下降", "机器学习", "模型"];

    [Fact]
    public void Posts_with_every_word_are_the_same() =>
        Gen.Select(RandomDocuments.Document(20).Array[1, 20], Gen.Int[0, Runs.Length - 1].Array[1, 3]).Sample((documents, runs) =>
        {
            var query = string.Join(' ', runs.Select(run => Runs[run]).Distinct());
            var index = Documents.Index(documents);
            using var lucene = Lucene(documents);
            var expected = lucene.FindAll(query).Order();
            var all = index.Query(new(query) { Limit = 100 }).Hits.Where(hit => hit.Coverage > 0.999).Select(hit => hit.Id).Order();
            if (Known(index, query)) Assert.Equal(expected, all);
        }, iter: 60);

    [Fact]
    public void Posts_with_a_phrase_are_the_same() =>
        Gen.Select(RandomDocuments.Document(20).Array[1, 20], Gen.Int[0, Runs.Length - 1]).Sample((documents, run) =>
        {
            using var lucene = Lucene(documents);
            Assert.Equal(lucene.FindRun(Runs[run]).Order(), Documents.Index(documents).Ids($"\"{Runs[run]}\"").Order());
        }, iter: 60);

    /// <summary>Whether every pair of characters is in some post: one that is nowhere does not count against a post here, and does in Lucene.</summary>
    private static bool Known(Blog.Engine.Search.SearchIndex index, string query) =>
        query.Split(' ').SelectMany(run => Enumerable.Range(0, run.Length - 1).Select(i => run.Substring(i, 2))).All(pair => index.Ids(pair).Length > 0);

    private static LuceneEngine Lucene(IEnumerable<Blog.Engine.Search.Model.SearchDocument> documents) =>
        new(documents.GroupBy(document => document.Id).Select(group => group.Last()), LuceneAnalysis.OurTokens);
}
