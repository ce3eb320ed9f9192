using Blog.Engine.Search.Model;
using static Blog.Tests.Search.Documents;

namespace Blog.Tests.Search;

public sealed class SnippetTests
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("这里是一些别的内容，用来占据篇幅。", 20));

    private static string SnippetOf(string text, string query) => Documents.Index(Document("a", "标题", text)).Hits(query)[0].SnippetHtml;

    [Fact]
    public void Neighbouring_marks_are_one() =>
        Assert.Equal("<mark>反向传播</mark>算法", SnippetOf("反向传播算法", "反向传播"));

    [Fact]
    public void Marks_lie_on_the_text_as_it_was_written() =>
        Assert.Equal("這是<mark>機器學習</mark>與 <mark>ＧＰＴ</mark>", SnippetOf("這是機器學習與 ＧＰＴ", "机器学习 gpt"));

    [Fact]
    public void A_window_begins_at_the_sentence_and_shows_what_was_cut()
    {
        var snippet = SnippetOf(Filler + "梯度下降更新参数。" + Filler, "梯度下降");
        Assert.StartsWith("…<mark>梯度下降</mark>更新参数。", snippet, StringComparison.Ordinal);
        Assert.EndsWith("…", snippet, StringComparison.Ordinal);
        Assert.InRange(snippet.Length, 80, 120);
    }

    [Fact]
    public void The_window_with_most_of_the_question_is_shown()
    {
        var snippet = SnippetOf("缓存很快。" + Filler + "缓存穿透会压垮数据库。" + Filler + "穿透。", "缓存穿透");
        Assert.Contains("<mark>缓存穿透</mark>", snippet, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lone_function_character_is_not_marked() =>
        Assert.Equal("<mark>模型</mark>的参数是<mark>训练</mark>的结果", SnippetOf("模型的参数是训练的结果", "模型 的 训练"));

    [Fact]
    public void A_formula_stands_in_the_sentence_where_it_was_written()
    {
        var snippet = Snippet("首项 \uFFFC。" + Filler + "损失 \uFFFC 随步长 \uFFFC 下降。", "步长", "\\gamma\n\na_1\n\nL(x)\n\n\\eta");
        Assert.Equal(["L(x)", "\\eta"], snippet.Formulas);
        Assert.Equal("…损失 L(x) 随<mark>步长</mark> \\eta 下降。", snippet.WithSources());
        Assert.Equal("…损失 [L(x)] 随<mark>步长</mark> [\\eta] 下降。", snippet.With(latex => $"[{latex}]"));
    }

    [Fact]
    public void A_formula_that_was_asked_for_is_marked_in_its_sentence() =>
        Assert.Equal("…于是 <mark>\\mathrm{softmax}(z)</mark> 归一。", Snippet("设 \uFFFC 为输入。" + Filler + "于是 \uFFFC 归一。", "softmax", "z\n\n\\mathrm{softmax}(z)").WithSources());

    [Fact]
    public void A_mark_without_a_formula_harms_nothing() =>
        Assert.Equal("甲 \uFFFC <mark>乙丙</mark> \uFFFC", Snippet("甲 \uFFFC 乙丙 \uFFFC", "乙丙", "").With(_ => "x"));

    private static SearchSnippet Snippet(string text, string query, string math) => Documents.Index(Document("a", "标题", text, math: math)).Hits(query)[0].Snippet;

    [Fact]
    public void A_word_that_goes_on_is_marked_whole() =>
        Assert.Contains("<mark>optimizer</mark>", SnippetOf("选择 optimizer 时", "optim"), StringComparison.Ordinal);
}
