using System.Collections.Immutable;
using Blog.Cards;
using CsCheck;

namespace Blog.Tests.Cards;

public sealed class LineBreakTests : IDisposable
{
    private static readonly string[] Parts = ["机", "森", "a", "Bc", " ", "，", "。", "）", "》", "“", "”", "《", "（", "…", "—", "1"];

    private readonly Typefaces typefaces = new();

    [Theory]
    [InlineData("随机森林", 6, "随机森林")]
    [InlineData("随机森林与装袋", 4, "随机森林|与装袋")]
    [InlineData("为什么它稳？因为平均", 5, "为什么它|稳？因为平|均")] // no line begins with a question mark
    [InlineData("读《统计学习方法》笔记", 4, "读《统计|学习方|法》笔记")]
    [InlineData("说：「裝袋」好", 3, "说：|「裝|袋」好")] // no line ends with an opening bracket
    [InlineData("等等……还有——完", 4, "等等……|还有——|完")]
    [InlineData("用 Transformer 做检测", 7.5, "用 Transformer|做检测")]
    [InlineData("Random forests explained", 9, "Random forests|explained")]
    [InlineData("averyveryverylongword", 5, "averyvery|verylong|word")]
    public void A_title_is_broken_where_its_writing_allows(string title, float width, string expected) => Assert.Equal(expected, Lines(title, width));

    [Fact]
    public void The_lines_of_a_title_are_even() => Assert.Equal("一二三四五|六七八九十", string.Join('|', Shown("一二三四五六七八九十", LineBreaks.Balanced(Set("一二三四五六七八九十"), 9))));

    [Theory]
    [InlineData("林", "。", false)]
    [InlineData("（", "林", false)]
    [InlineData("…", "…", false)]
    [InlineData("林", "（", true)]
    [InlineData("。", "林", true)]
    [InlineData("林", "A", true)]
    [InlineData("A", "B", false)]
    public void A_mark_stays_with_what_it_belongs_to(string before, string after, bool may) => Assert.Equal(may, LineBreaks.MayBreak(Set(before)[0], Set(after)[0]));

    [Fact]
    public void No_text_is_lost_and_a_line_is_cut_only_where_it_has_no_other_place_to_break() =>
        Gen.Int[0, Parts.Length - 1].Select(part => Parts[part]).Array[1, 40].Select(Gen.Single[1, 12]).Sample((parts, width) =>
        {
            var text = Set(string.Concat(parts));
            var lines = LineBreaks.Greedy(text, width);
            Assert.Equal(Letters(text), lines.SelectMany(line => Letters(text[line])));
            Assert.All(lines, line => Assert.True(line.Start.Value + 1 == line.End.Value || text[line].Sum(glyph => glyph.Width) <= width));
            Assert.All(lines.Skip(1), line => Assert.True(LineBreaks.MayBreak(text[line.Start.Value - 1], text[line.Start]) || !HasBreak(text, lines[lines.IndexOf(line) - 1])));
        }, iter: 2000);

    public void Dispose() => typefaces.Dispose();

    private static bool HasBreak(ImmutableArray<Glyph> text, Range line) => Enumerable.Range(line.Start.Value + 1, line.End.Value - line.Start.Value - 1).Any(i => LineBreaks.MayBreak(text[i - 1], text[i]));

    private static IEnumerable<string> Letters(IEnumerable<Glyph> text) => text.Where(glyph => !glyph.IsSpace).Select(glyph => glyph.Text);

    private ImmutableArray<Glyph> Set(string text) => typefaces.OfText(text, "zh-CN", 650);

    private string Lines(string title, float width) => string.Join('|', Shown(title, LineBreaks.Greedy(Set(title), width)));

    private IEnumerable<string> Shown(string title, IEnumerable<Range> lines) => lines.Select(line => string.Concat(Set(title)[line].Select(glyph => glyph.Text)));
}
