using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Publishing.Review;

namespace Blog.Tests.Checking;

/// <summary>What an editor says of a site, as <c>CODE file:line:column</c>.</summary>
public sealed class ReviewTests
{
    [Theory]
    [InlineData("你好,世界", "1:3")]
    [InlineData("你好, 世界;再见", "1:3")]
    [InlineData("真的?是吗!对:没错", "1:3")]
    [InlineData("**强调**里,也算,数", "1:8")]
    [InlineData("第一行\n第二行,有", "2:4")]
    public void Half_width_punctuation_between_han_characters_is_reported_once_a_line(string text, string place) =>
        Assert.Equal([$"BLOG113 a.md:{place}"], Found("-- a.md --\n" + text));

    [Theory]
    [InlineData("你好，世界")]
    [InlineData("见 3:2 与 a,b")]
    [InlineData("`你好,世界` 与 $\\text{你},\\text{我}$")]
    [InlineData("```\n你好,世界\n```")]
    [InlineData("[你好,世界](https://example.com/) ![你好,世界](https://example.com/a.png)")]
    [InlineData("<span title=\"你好,世界\">x</span>")]
    [InlineData("调用 f(起始位置,个数) 一次")]
    [InlineData("俞士汶, 段慧明, & 孙斌. (2002). 北京大学语料库.")]
    [InlineData("{{< douban tags=\"导演: 某某\" >}}")]
    [InlineData("你好,world，你好.世界")]
    [InlineData("[你好,世界]: https://example.com/")]
    public void What_is_code_a_formula_a_link_or_no_sentence_is_left_alone(string text) =>
        Assert.Empty(Found("-- a.md --\n" + text));

    [Fact]
    public void A_heading_that_skips_a_level_is_reported_and_the_level_a_text_begins_with_is_not() =>
        Assert.Equal(["BLOG114 a.md:5:1"], Found("-- a.md --\n### 一\n\n## 二\n\n#### 三\n\n## 四\n\n### 五"));

    [Theory]
    [InlineData("损失是 $\\frac{1}{n}，没有合上", "1:5")]
    [InlineData("$$x_{1}+\\alpha\n\n下一段", "1:1")]
    public void A_formula_that_is_not_closed_is_reported(string text, string place) =>
        Assert.Equal([$"BLOG115 a.md:{place}"], Found("-- a.md --\n" + text));

    [Theory]
    [InlineData("价格是 $5，不贵")]
    [InlineData("变量 $HOME/a_{b} 与 ${x_{1}}")]
    [InlineData("转义的 \\$\\frac{1}{2}")]
    [InlineData("$x_{1}$ 合上了，再花 $5")]
    public void A_dollar_sign_that_opens_no_formula_is_not(string text) =>
        Assert.Empty(Found("-- a.md --\n" + text));

    [Fact]
    public void Images_that_no_post_shows_or_names_are_reported() =>
        Assert.Equal(["BLOG230 多余 的.png:0:0"], Found("""
            -- a.md --
            ---
            cover: cover.png
            ---
            ![图](shown.png) [下载](linked.png) <img src="raw.png"> {% asset_img named.png %}
            -- drafts/b.md --
            ![](drafted.png)
            -- shown.png --
            -- linked.png --
            -- raw.png --
            -- cover.png --
            -- named.png --
            -- 多余 的.png --
            -- drafts/drafted.png --
            -- data.csv --
            """));

    [Fact]
    public void A_post_that_nothing_leads_to_is_reported_where_most_posts_are_connected()
    {
        const string Connected = "-- a.md --\n[乙](b.md)\n-- b.md --\n# 乙\n-- c.md --\n---\ntags: [甲]\n---\n";
        Assert.Equal(["BLOG231 lone.md:0:0"], Found(Connected + "-- lone.md --\n# 孤\n-- pages/about.md --\n# 关于"));
        Assert.Empty(Found("-- a.md --\n# 甲\n-- b.md --\n# 乙"));
    }

    [Fact]
    public void A_tag_that_most_posts_spell_otherwise_is_reported_with_their_spelling()
    {
        var found = Review("""
            -- a.md --
            ---
            tags: [深度学习, Node.js, C]
            ---
            -- b.md --
            ---
            tags:
              - 深度 学习
              - "Node.js "
              - C++
            ---
            -- c.md --
            ---
            tags: ["深度学习", 'node.js', C#]
            ---
            -- d.md --
            ---
            lang: zh-TW
            tags: [深度學習]
            ---
            """);
        Assert.Equal(["BLOG019 b.md:4:6", "BLOG232 b.md:3:5", "BLOG232 c.md:2:17"], found.Select(Shown).Order(StringComparer.Ordinal));
        Assert.Contains("'深度学习' in 2 other posts", found.Single(diagnostic => Shown(diagnostic) == "BLOG232 b.md:3:5").Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Found(string files) => Review(files).Select(Shown);

    private static IEnumerable<Diagnostic> Review(string files)
    {
        var engine = new MarkdownEngine(new());
        return SiteReview.Of(TestSite.From(files), engine).Advice.Where(diagnostic => diagnostic.Code is not "BLOG231" || files.Contains("lone", StringComparison.Ordinal));
    }

    private static string Shown(Diagnostic diagnostic) => $"{diagnostic.Code} {diagnostic.Place.File}:{diagnostic.Place.Line}:{diagnostic.Place.Column}";
}
