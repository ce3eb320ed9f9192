using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using CsCheck;

namespace Blog.Tests.Search;

public sealed class LikenessTests
{
    private static readonly SearchIndex Index = SearchIndex.Empty.With(
    [
        Document("bagging", "甲", "随机森林把许多决策树平均，方差随之下降。随机森林还有袋外估计。"),
        Document("oob", "乙", "袋外估计用没有抽到的样本检验随机森林，不必另留验证集。决策树之间的方差与随机森林有关。"),
        Document("pdb", "丙", "调试器停在断点上，命令可以单步执行。断点还能带条件。", "同一标签"),
        Document("gc", "丁", "引用计数归零时对象被回收，循环引用要靠垃圾回收。引用计数很快。", "同一标签"),
    ], []);

    [Fact]
    public void Posts_about_one_matter_are_alike_whatever_they_are_called() => Assert.Equal(["oob"], Index.Similar("bagging", 4));

    [Fact]
    public void A_tag_in_common_alone_makes_no_likeness_of_contents() => Assert.DoesNotContain("bagging", Index.Similar("pdb", 4));

    [Fact]
    public void What_is_gone_is_no_longer_alike() => Assert.Empty(Index.With([], ["oob"]).Similar("bagging", 4));

    [Fact]
    public void A_document_that_is_not_there_is_like_none() => Assert.Empty(Index.Similar("nothing", 4));

    [Fact]
    public void The_order_in_which_documents_came_changes_nothing()
    {
        var documents = new[] { "bagging", "oob", "pdb", "gc" }.Select(id => Index.Find(id)!).ToList();
        var late = documents.AsEnumerable().Reverse().Aggregate(SearchIndex.Empty, (index, document) => index.With([document], []));
        Assert.All(documents, document => Assert.Equal(Index.Similar(document.Id, 4), late.Similar(document.Id, 4)));
    }

    /// <summary>An export asks for all at once, a server for one. After the edits the index has several leaves, and some of their documents are gone.</summary>
    [Fact]
    public void All_at_once_have_the_answers_that_each_has() => Gen.Select(RandomDocuments.Document(40).Array[60], RandomDocuments.Document(40).Array[9]).Sample((documents, edits) =>
    {
        var (index, other) = (SearchIndex.Empty.With(documents, []).With(edits, []), SearchIndex.Empty.With(documents, []).With(edits, []));
        index.FindAllSimilar(index.ForExport(), 4);
        Assert.All(documents.Concat(edits), document => Assert.Equal(other.Similar(document.Id, 4), index.Similar(document.Id, 4)));
        Assert.Contains(documents, document => !index.Similar(document.Id, 4).IsEmpty);
    }, iter: 20);

    /// <summary>
    /// Of a post that says 45 common words often and 10 rarer ones twice, the common ones weigh more and are left out all the same; that must not depend on
    /// whether frequencies have to be counted, as they have to after an edit.
    /// </summary>
    [Fact]
    public void Words_that_are_left_out_push_no_others_out_after_an_edit()
    {
        string[] common = [.. Enumerable.Range(0, 45).Select(i => $"common{i}")], rarer = [.. Enumerable.Range(0, 10).Select(i => $"rarer{i}")];
        string Twice(string[] words) => string.Join(' ', words.Concat(words));
        var documents = Enumerable.Range(0, 900).Select(i => Document($"post-{i:000}", "题", i switch
        {
            0 => string.Join(' ', Enumerable.Repeat(string.Join(' ', common), 50)) + " " + Twice(rarer),
            < 100 => Twice(rarer),
            < 310 => Twice(common),
            _ => $"别的 {i}",
        })).ToArray();
        var edited = SearchIndex.Empty.With([.. documents[..^1], Document(documents[^1].Id, "题", "从前") with { Hash = 1 }], []).With([documents[^1]], []);
        var similar = SearchIndex.Empty.With(documents, []).Similar("post-000", 4);
        Assert.NotEmpty(similar);
        Assert.Equal(similar, edited.Similar("post-000", 4));
    }

    private static SearchDocument Document(string id, string title, string text, params string[] tags) => new()
    {
        Id = id,
        Hash = (UInt128)id.GetHashCode(StringComparison.Ordinal),
        Title = title,
        Date = TestSite.Now,
        Tags = [.. tags],
        Sections = [new(null, null, text, "", "")],
    };
}
