using System.Collections.Immutable;
using Blog.Cards;
using CsCheck;

namespace Blog.Tests.Cards;

public sealed class LineBreakTests : IDisposable
{
    private const string NoStart = "，。、；：！？…—）」』》】”’％.,!?)]", NoEnd = "（「『《【“‘([";

    private static readonly string[] Parts = ["机", "森", "a", "Bc", " ", "，", "。", "）", "》", "“", "”", "《", "（", "…", "—", "1"];

    private readonly Typefaces typefaces = new();

    [Theory]
    [InlineData("随机森林", 6, "随机森林")]
    [InlineData("随机森林与装袋", 4, "随机森林|与装袋")]
    [InlineData("为什么它稳？因为平均", 5, "为什么它|稳？因为|平均")] // no line begins with a question mark
    [InlineData("读《统计学习方法》笔记", 4, "读《统计|学习方|法》笔记")]
    [InlineData("说：「裝袋」好", 3, "说：|「裝|袋」好")] // no line ends with an opening bracket
    [InlineData("等等……还有——完", 4, "等等……|还有——|完")]
    [InlineData("用 Transformer 做检测", 7, "用 Transformer|做检测")]
    [InlineData("Random forests explained", 7, "Random forests|explained")]
    [InlineData("averyveryverylongword", 5, "averyvery|verylong|word")]
    public void A_title_is_broken_where_its_writing_allows(string title, float width, string expected) => Assert.Equal(expected, Lines(title, width));

    [Fact]
    public void The_lines_of_a_title_are_even() => Assert.Equal("一二三四五|六七八九十", string.Join('|', Shown("一二三四五六七八九十", LineBreaks.Balanced(Set("一二三四五六七八九十"), 9))));

    [Fact]
    public void No_text_is_lost_and_no_mark_stands_where_it_may_not() =>
        Gen.Int[0, Parts.Length - 1].Select(part => Parts[part]).Array[1, 40].Select(Gen.Single[1, 12]).Sample((parts, width) =>
        {
            var text = Set(string.Concat(parts));
            var lines = LineBreaks.Greedy(text, width);
            Assert.Equal(Letters(text), lines.SelectMany(line => Letters(text[line])));
            Assert.All(lines.Skip(1).Where(line => Fits(text, line, width)), line => Assert.True(!NoStart.Contains(text[line.Start].Text, StringComparison.Ordinal) || IsCut(text, line.Start.Value, width), string.Concat(parts)));
        }, iter: 2000);

    public void Dispose() => typefaces.Dispose();

    private static bool Fits(ImmutableArray<Glyph> text, Range line, float width) => text[line].Sum(glyph => glyph.Width) <= width;

    /// <summary>Marks without a place to break before them fill the line above whole: then it is cut where it is full.</summary>
    private static bool IsCut(ImmutableArray<Glyph> text, int at, float width)
    {
        var used = 0f;
        for (var i = at - 1; i >= 0; i--)
        {
            used += text[i].Width;
            if (i > 0 && used <= width && MayBreak(text[i - 1].Text, text[i].Text)) return false;
            if (used + text[at].Width > width) return true;
        }
        return true;
    }

    private static bool MayBreak(string before, string after) => !NoStart.Contains(after, StringComparison.Ordinal) && !NoEnd.Contains(before, StringComparison.Ordinal) && after != " " && (before == " " || "机森".Contains(before, StringComparison.Ordinal) || "机森".Contains(after, StringComparison.Ordinal));

    private static IEnumerable<string> Letters(IEnumerable<Glyph> text) => text.Where(glyph => !glyph.IsSpace).Select(glyph => glyph.Text);

    private ImmutableArray<Glyph> Set(string text) => typefaces.OfText(text, "zh-CN", 650);

    private string Lines(string title, float width) => string.Join('|', Shown(title, LineBreaks.Greedy(Set(title), width)));

    private IEnumerable<string> Shown(string title, IEnumerable<Range> lines) => lines.Select(line => string.Concat(Set(title)[line].Select(glyph => glyph.Text)));
}
