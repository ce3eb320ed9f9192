using Blog.Engine.Search.Analysis;
using CsCheck;

namespace Blog.Tests.Search;

public sealed class FoldTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("機器學習與類神經網路", "机器学习与类神经网路")]
    [InlineData("程式設計　迴圈", "程式设计 回圈")]
    [InlineData("ﾊﾟｲｿﾝ", "ハ゜イソン")] // half-width kana; the voicing mark is a character of its own
    [InlineData("a\u00a0b\tc\r\nd", "a b c  d")]
    [InlineData("①②", "12")]
    [InlineData("ﬁ㎏", "ﬁ㎏")] // their plain forms are longer, so they stay
    [InlineData("Straße ÅΣ", "straße åσ")]
    public void Forms_of_one_character_become_equal(string text, string folded)
    {
        // The voicing mark has a spacing and a combining form; either is right here.
        Assert.Equal(folded.Replace('゜', '\u309a'), Fold.Of(text).Replace('゜', '\u309a'));
    }

    [Fact]
    public void Folding_keeps_the_length_and_folds_nothing_twice() => Gen.String.Sample(text =>
    {
        var folded = Fold.Of(text);
        Assert.Equal(text.Length, folded.Length);
        Assert.Equal(folded, Fold.Of(folded));
    });

    [Fact]
    public void Every_character_folds_to_something_that_folds_to_itself() =>
        Assert.DoesNotContain(Fold.Pairs(), pair => Fold.Of(pair.To) != pair.To);

    [Fact]
    public void Half_a_surrogate_pair_stays_what_it_is() => Assert.Equal("\ud83d a \udc00", Fold.Of("\ud83d A \udc00"));
}
