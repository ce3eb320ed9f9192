using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using static Blog.Tests.Search.Documents;

namespace Blog.Tests.Search;

/// <summary>What readers type, and what must come first: cases other engines were reported to fail.</summary>
public sealed class AcceptanceTests
{
    private static readonly SearchIndex Index = Documents.Index(
        Document("attention", "注意力机制", [
            new(null, null, "本文介绍深度学习中的注意力机制，它让模型关注输入的重要部分。", "", ""),
            new("self", "自注意力", "自监督预训练常与自注意力一起使用。查询、键和值来自同一序列。", "", "d_k\n\n\\mathrm{softmax}(QK^T)\n V"),
            new("code", "PyTorch 实现", "下面是实现。", "import torch.nn as nn\nself.proj = nn.Linear(dim, dim)\nx_train = load()\ndef __init__(self): pass", ""),
        ], ["深度学习", "transformer"]),
        Document("bp", "神经网络的训练", "反向传播算法利用链式法则计算梯度，再用优化器更新参数。", tags: ["深度学习"]),
        Document("apart", "无线电与反向二极管", "反向电流很小。电磁波在空气中传播，传播速度等于光速。反向偏置。传播。"),
        Document("gpt", "ChatGPT 使用笔记", "ChatGPT 的提示词写法。optimizer 的选择并不重要。", tags: ["llm"]),
        Document("loop", "循环与程序", "在程序中使用循环语句遍历列表。"),
        Document("cache", "缓存穿透与雪崩", "缓存穿透是指查询不存在的数据。"),
        Document("cache-only", "浏览器缓存", "缓存协商与强缓存。缓存缓存缓存。"),
        Document("math", "求和公式", [new(null, null, "最小二乘。", "", @"\sum_{i=1}^{n} x_{i} y_{i}")]),
        Document("cpp", "C++ 与 C# 的比较", "C++ 模板与 C# 泛型，c 语言另说。"),
        Document("lonely", "读书笔记", "里面提到了梯度提升树这种方法。"));

    [Theory]
    [InlineData("注意力机制", "attention")]
    [InlineData("监督", "attention")] // two characters inside a long run
    [InlineData("自监", "attention")] // half a word
    [InlineData("x_train", "attention")] // in code alone
    [InlineData("nn.Linear", "attention")]
    [InlineData("torch.nn", "attention")]
    [InlineData("__init__", "attention")]
    [InlineData("自注意力", "attention")] // in a heading
    [InlineData("chatgpt", "gpt")]
    [InlineData("CHATGPT", "gpt")]
    [InlineData("optim", "gpt")]
    [InlineData("ＣｈａｔＧＰＴ", "gpt")]
    [InlineData("反向传播", "bp")]
    [InlineData("反向傳播演算法", "bp")]
    [InlineData("優化器", "bp")]
    [InlineData("迴圈", "loop")]
    [InlineData("程式", "loop")]
    [InlineData("缓存 穿透", "cache")]
    [InlineData("为什么反向传播要用链式法则来计算每一层的梯度呢", "bp")]
    [InlineData("optimzer", "gpt")]
    [InlineData("transfromer", "attention")]
    [InlineData("zhuyili", "attention")]
    [InlineData("zyl", "attention")]
    [InlineData("zhuyil", "attention")]
    [InlineData("softmax", "attention")]
    [InlineData(@"\sum x_i", "math")]
    [InlineData("c++", "cpp")]
    [InlineData("c#", "cpp")]
    [InlineData("\"缓存穿透\"", "cache")]
    [InlineData("tag:llm", "gpt")]
    [InlineData("深度学习 tag:transformer", "attention")]
    [InlineData("标签：llm", "gpt")]
    public void The_post_that_is_meant_comes_first(string query, string expected) =>
        Assert.Equal(expected, Index.Ids(query).FirstOrDefault());

    [Fact]
    public void A_word_said_twice_is_as_good_as_said_once() =>
        Assert.Equal(Index.Hits("反向传播").Select(hit => (hit.Id, hit.Coverage)), Index.Hits("反向传播 反向传播").Select(hit => (hit.Id, hit.Coverage)));

    [Fact]
    public void Every_post_is_found_first_by_its_own_title() => Assert.Equal(1, Index.ShareFoundByTitle());

    [Fact]
    public void A_post_with_both_words_ranks_over_one_with_either() => Assert.Equal(["cache", "cache-only"], Index.Ids("缓存 穿透"));

    [Fact]
    public void A_phrase_is_found_only_where_its_words_stand_together() => Assert.Equal(["bp"], Index.Ids("\"反向传播\""));

    [Fact]
    public void An_excluded_word_keeps_its_posts_out()
    {
        Assert.Equal(["cache-only"], Index.Ids("缓存 -穿透"));
        Assert.DoesNotContain("attention", Index.Ids("深度学习 -tag -nn.Linear"));
    }

    [Fact]
    public void A_synonym_of_the_settings_is_searched_too()
    {
        var settings = new SearchSettings { Synonyms = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("GBDT", "梯度提升树") };
        var index = SearchIndex.EmptyWith(settings).With([Index.Find("lonely")!, Index.Find("bp")!], []);
        Assert.Equal("lonely", index.Ids("gbdt")[0]);
        Assert.Contains("<mark>梯度提升树</mark>", index.Hits("GBDT 原理")[0].SnippetHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_word_is_answered_with_the_word_that_was_meant()
    {
        Assert.Equal("optimizer 选择", Index.Query(new("optimzer 选择")).DidYouMean);
        Assert.Null(Index.Query(new("optimizer")).DidYouMean);
    }

    [Fact]
    public void A_hit_leads_to_the_heading_that_answers_best()
    {
        var hit = Index.Hits("nn.Linear")[0];
        Assert.Equal(("code", "PyTorch 实现", SearchField.Code), (hit.Anchor, hit.Heading, hit.Field));
        Assert.Contains("<mark>nn.Linear</mark>", hit.SnippetHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hit_in_a_formula_carries_the_formula()
    {
        var hit = Index.Hits("softmax")[0];
        Assert.Equal((SearchField.Math, "\\mathrm{softmax}(QK^T)\n V", "self"), (hit.Field, hit.Formula, hit.Anchor));
    }

    [Fact]
    public void Facets_count_all_hits_and_filters_narrow_them()
    {
        var result = Index.Query(new("深度学习") { WithFacets = true });
        Assert.Equal(new Facet("深度学习", 2), result.Facets.Tags[0]);
        Assert.Equal([new Facet("2024", result.Total)], result.Facets.Years);
        Assert.Equal(["attention"], Index.Query(new("深度学习") { Tag = "transformer" }).Hits.Select(hit => hit.Id));
        Assert.Empty(Index.Query(new("深度学习") { Year = 1999 }).Hits);
    }

    [Fact]
    public void Suggestions_are_titles_headings_and_tags_that_contain_what_is_typed()
    {
        Assert.Equal(["自注意力", "注意力机制"], Index.Suggest("注意力").Select(s => s.Text).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("注意力机制", Index.Suggest("注意")[0].Text);
        Assert.Contains(Index.Suggest("former"), s => s is { Text: "transformer", Field: SearchField.Tag });
        Assert.Contains(Index.Suggest("huancun"), s => s.Text == "浏览器缓存");
        Assert.Contains(Index.Suggest("自注"), s => s is { Field: SearchField.Heading, Anchor: "self" });
    }
}
