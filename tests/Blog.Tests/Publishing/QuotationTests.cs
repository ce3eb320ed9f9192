using Blog.Engine.Publishing;

namespace Blog.Tests.Publishing;

public sealed class QuotationTests
{
    [Theory]
    [InlineData("先说一句。这与[乙](b.md)有关！后面还有。", "这与<mark>乙</mark>有关！")]
    [InlineData("这与 [[b|乙那一篇]] 有关", "这与 <mark>乙那一篇</mark> 有关")]
    [InlineData("> 引文里的[乙](b.md)。", "引文里的<mark>乙</mark>。")]
    [InlineData("- 一\n- 列表里的[乙](b.md)\n- 三", "列表里的<mark>乙</mark>")]
    [InlineData("It ends. See [B](b.md) for e.g. more. Then not.", "See <mark>B</mark> for e.g.")]
    [InlineData("a < b & [乙 <三>](b.md)。", "a &lt; b &amp; <mark>乙 &lt;三&gt;</mark>。")]
    [InlineData("见[一。二](b.md)。", "见<mark>一。二</mark>。")]
    [InlineData("权重 $w_i$ 正是[乙](b.md)的 $a<b$。另有 $c$。", "权重 (w_i) 正是<mark>乙</mark>的 (a<b)。")]
    [InlineData("先有 $a$。\n\n## 二 $h$\n\n$x$。再说[乙](b.md)与 $y$。$z$。", "再说<mark>乙</mark>与 (y)。")]
    public void The_sentence_around_a_link_is_quoted(string body, string expected)
    {
        var quotation = Of(body);
        Assert.Equal(expected, quotation!.Sentence.With(tex => $"({tex})"));
    }

    [Theory]
    [InlineData("没有链接。")]
    [InlineData("## 见[乙](b.md)\n\n正文。")]
    [InlineData("![[b]]")]
    public void Where_no_sentence_has_the_link_nothing_is_quoted(string body) => Assert.Null(Of(body));

    [Fact]
    public void A_quotation_leads_to_its_section() =>
        Assert.Equal($"/posts/a#{Uri.EscapeDataString("第二节")}", Of("文\n\n## 第二节\n\n见[乙](b.md)。")!.Url);

    [Fact]
    public void A_long_sentence_is_cut_around_the_link()
    {
        var html = Of(new string('前', 500) + "[乙](b.md)" + new string('后', 500))!.Sentence.Html;
        Assert.Matches("^…前{50,90}<mark>乙</mark>后{50,90}…$", html);
    }

    private static Quotation? Of(string body)
    {
        var site = TestSite.From($"-- a.md --\n---\ntitle: 甲\n---\n{body}\n-- b.md --\n---\ntitle: 乙\n---\n文");
        return Quotation.Of(site.Find("a")!, site.Find("b")!, site.Links);
    }
}
