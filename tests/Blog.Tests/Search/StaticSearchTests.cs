using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Blog.Engine.Search;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;
using Blog.SearchEvaluation;
using CsCheck;
using static Blog.Tests.Search.Documents;

namespace Blog.Tests.Search;

/// <summary>The script of an exported site answers from its files what the server answers from memory.</summary>
public sealed class StaticSearchTests
{
    private static readonly string Scripts = Path.Combine(Repository.Root, "wwwroot", "js", "search");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Texts =
    [
        "注意力机制", "反向傳播", "ＧＰＵ　Ａ１", "ChatGPT-4o", "torch.nn.Linear", "__init__ x_train", "camelCase HTMLParser", "C++ c# F#x", "@types/node", "3.14 v1.2-beta", "𠀀𠀁字", "ｶﾀｶﾅ カタカナ・ひらがな",
        "한국어 검색", "naïve café ﬁ", "e\u0301", "\ud800x", "薴苧", "a.b.", "--x--", "\u00a0\u3000\t", "Ⅳ ① ㎏", "😀é", new string('长', 3) + new string('a', 50),
    ];

    private static readonly string[] Questions =
    [
        "注意力", "注意力机制", "反向傳播", "“反向传播”", "\"梯度 下降\"", "缓存 -穿透", "tag:深度学习 模型", "标签:工程/后端", "year:2023", "series:入门 梯度", "category:机器学习", "CHATGPT", "optim", "attnetion", "attentoin 机制",
        "zhuyili", "zyl", "hcct", "torch.nn", "nn.Linear", "x_train", "c++", "\\sum x_i", "softmax", "程式 迴圈", "GBDT", "什么是梯度下降", "如何避免缓存穿透", "力", "不存在的词汇", "", "\"", "tag:没有", "模型 " + "的", "a", "year:2023 year:2024", "注意 力",
    ];

    [Fact]
    public async Task The_vectors_hold_for_the_server_and_for_the_script()
    {
        var index = Sample();
        var committed = Path.Combine(Repository.Root, "tests", "Blog.Tests", "Search", "vectors.json");
        var vectors = JsonSerializer.Serialize(new { Fold = Texts.Select(FoldVector), Tokens = Texts.Select(TokenVector), Answers = Questions.Select(question => AnswerVector(question, index)) }, Json) + "\n";
        if (Environment.GetEnvironmentVariable("WRITE_VECTORS") is "1") await File.WriteAllTextAsync(committed, vectors, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(committed, TestContext.Current.CancellationToken), vectors, ignoreLineEndingDifferences: true);
        using var files = new StaticIndex(index);
        var (code, output) = await NodeScript.RunAsync([Path.Combine(AppContext.BaseDirectory, "Search", "vectors.mjs"), Scripts, files.Folder, committed], cancellation: TestContext.Current.CancellationToken);
        Assert.True(code == 0, output);
    }

    /// <summary>Words stand apart: a script that has not read a title does not know that a question is the inside of a longer word of it.</summary>
    [Fact]
    public async Task Random_questions_over_random_documents_have_the_same_ten()
    {
        var draws = new List<(SearchDocument[] Documents, string[] Questions)>();
        Gen.Select(RandomDocuments.Document(40, apart: true).Array[60], Gen.OneOf(RandomDocuments.Query, RandomDocuments.Phrase.Select(phrase => $"“{phrase}”")).Array[60])
            .Sample((documents, questions) => draws.Add((documents, questions)), iter: 6);
        foreach (var (documents, questions) in draws) await AssertSame(Index(documents), questions);
    }

    [Fact]
    public async Task Judged_questions_about_the_posts_have_the_same_ten()
    {
        var documents = JudgedCorpora.Read("", Path.Combine(Repository.Root, "posts"));
        await AssertSame(Index(documents), Judged(documents));
    }

    [Fact]
    public async Task Judged_questions_about_all_corpora_have_the_same_ten()
    {
        var documents = JudgedCorpora.Read(Shared.Path("corpora"), Path.Combine(Repository.Root, "posts"));
        await AssertSame(Index(documents), Judged(documents));
    }

    [Fact]
    public void The_files_do_not_depend_on_how_the_index_came_to_be()
    {
        var documents = SampleDocuments();
        var grown = documents.Reverse().Aggregate(SearchIndex.EmptyWith(Settings), (index, document) => index.With([document, Document("gone", "去")], [])).With([], ["gone"]);
        Assert.Equal(Files(Sample()), Files(grown));
    }

    [Fact]
    public void A_changed_document_changes_its_own_file_and_leaves_those_of_others()
    {
        var documents = SampleDocuments();
        var before = Files(Index(documents)).Select(file => file.Name).ToHashSet();
        var after = Files(Index([.. documents[1..], WithHash(documents[0] with { Series = "别的" })])).Select(file => file.Name).ToHashSet();
        Assert.NotEmpty(after.Except(before));
        Assert.True(after.Intersect(before).Count() >= documents.Length);
    }

    [Fact]
    public async Task An_index_without_documents_answers_nothing()
    {
        using var files = new StaticIndex(SearchIndex.Empty);
        var answers = await files.AskAsync(Scripts, ["注意力", "optim", "zyl", "tag:a"], TestContext.Current.CancellationToken);
        Assert.All(answers.Answers, answer => Assert.Equal(0, answer.Total));
    }

    private static readonly SearchSettings Settings = new() { Synonyms = new Dictionary<string, string> { ["GBDT"] = "梯度提升树" } };

    private static SearchIndex Sample() => SearchIndex.EmptyWith(Settings).With(SampleDocuments(), []);

    private static SearchDocument[] SampleDocuments() =>
    [
        Dated("attention", "注意力机制", 2023, [new(null, null, "注意力机制让模型决定看哪里。attention is all you need。", "", ""), new("self", "自注意力", "查询与键的内积再过 softmax，即 \uFFFC 与 \uFFFC。<b>不是</b>标签 & 也不是。", "torch.nn.Linear(d_model, 3)", "\\sum_{i} x_i\n\n\\mathrm{softmax}(x) \\label{eq:softmax}")], ["深度学习"]),
        Dated("transformer", "Transformer 与注意力", 2024, [new("intro", "缘起", "翻译模型用注意力机制。优化器 optimizer 与 optimization。", "", ""), new("train", "训练", "反向传播算梯度，梯度下降更新权重。", "x_train = load(); __init__", "")], ["深度学习", "NLP"]),
        Dated("cache", "浏览器缓存", 2023, [new(null, null, "缓存让网页更快。怎样避免缓存穿透？布隆过滤器。", "Cache-Control: max-age=60", "")], ["工程/后端"]),
        Dated("cache-2", "缓存穿透与雪崩", 2022, [new("pass", "缓存穿透", "穿透是查不存在的键。", "", "")], ["工程"]),
        Dated("gbdt", "梯度提升树", 2024, [new(null, null, "梯度提升树是很多树的和。反向 传播 分开写。", "import xgboost; std::vector<int> in C++", "")], ["机器学习"]) with { Series = "入门", Categories = ["机器学习/树"] },
        Dated("loop", "循环与程序", 2021, [new(null, null, "循环是程序里最常见的结构。" + new string('长', 300) + "。尾部有梯度下降四个字。", "for (;;) {}", "")], []),
    ];

    private static SearchDocument Dated(string id, string title, int year, System.Collections.Immutable.ImmutableArray<SearchSection> sections, string[] tags) =>
        WithHash(Document(id, title, sections, tags) with { Date = new(year, 5, 1, 8, 0, 0, TimeSpan.FromHours(8)) });

    private static object FoldVector(string text) => new { text, folded = Fold.Of(text) };

    private static object TokenVector(string text) => new { text, tokens = Tokenizer.Tokenize(text).Select(token => string.Create(CultureInfo.InvariantCulture, $"{(int)token.Kind} {token.Of(Fold.Of(text))}")) };

    private static object AnswerVector(string question, SearchIndex index)
    {
        var result = index.Query(new(question) { WithFacets = true });
        return new
        {
            query = question,
            total = result.Total,
            didYouMean = result.DidYouMean,
            years = result.Facets.Years.Select(year => string.Create(CultureInfo.InvariantCulture, $"{year.Value} {year.Count}")),
            hits = result.Hits.Select(hit => new
            {
                url = hit.Id + (string.IsNullOrEmpty(hit.Anchor) ? "" : "#" + Uri.EscapeDataString(hit.Anchor)),
                score = double.Parse(hit.Score.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
                heading = hit.Heading,
                snippet = hit.SnippetHtml,
            }),
        };
    }

    private static string[] Judged(List<SearchDocument> documents) =>
        [.. Judgement.ReadAll(Path.Combine(AppContext.BaseDirectory, "judgements.tsv"), documents).Select(judgement => judgement.Query)];

    private static List<(string Name, string Bytes)> Files(SearchIndex index) =>
        [.. index.ForExport().ToShards(document => new(document.Id, "")).Select(shard => (shard.Name, Convert.ToHexString(shard.ToFile()))).OrderBy(file => file.Name, StringComparer.Ordinal)];

    private static async Task AssertSame(SearchIndex index, string[] questions)
    {
        using var files = new StaticIndex(index);
        var answers = await files.AskAsync(Scripts, questions, TestContext.Current.CancellationToken);
        Assert.Equal(questions.Length, answers.Answers.Length);
        Assert.All(answers.Answers, answer => Assert.Equal($"{answer.Query}: {string.Join(", ", index.Query(new(answer.Query)).Hits.Select(hit => hit.Id))}", $"{answer.Query}: {string.Join(", ", answer.Ids)}"));
    }
}
