using Blog.Engine.Search.Analysis;
using CsCheck;

namespace Blog.Tests.Search;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("注意力", "注 注意 意 意力 力")]
    [InlineData("用GPT模型", "用 gpt 模 模型 型")]
    [InlineData("torch.nn", "torch.nn torch~ nn~")]
    [InlineData("self.x_train", "self.x_train self~ x_train~ train~")]
    [InlineData("__init__", "__init__ init~")]
    [InlineData("HTMLParser", "htmlparser html~ parser~")]
    [InlineData("camelCase", "camelcase camel~ case~")]
    [InlineData("c++, C# 与 F#", "c++ c# 与 f#")]
    [InlineData("@property", "@property property~")]
    [InlineData("self-attention.", "self-attention self~ attention~")]
    [InlineData("第3.14节", "第 3.14 14~ 节")]
    [InlineData("𠀀𠀁a", "𠀀 𠀀𠀁 𠀁 a")]
    [InlineData("…——，", "")]
    [InlineData("\ud840", "")]
    public void Text_becomes_terms(string text, string expected)
    {
        var folded = Fold.Of(text);
        var terms = Tokenizer.Tokenize(text).Select(token => token.Of(folded).ToString() + (token.Kind is TokenKind.Part ? "~" : ""));
        Assert.Equal(expected, string.Join(' ', terms));
    }

    [Fact]
    public void A_word_of_any_length_gives_terms_of_forty_characters_at_most() =>
        Assert.All(Tokenizer.Tokenize(new string('a', 10_000) + ".b_" + new string('c', 5_000)), token => Assert.True(token.Length <= Tokenizer.MaxWordLength));

    [Fact]
    public void Every_token_lies_within_its_text() => Gen.String.Sample(text =>
        Assert.All(Tokenizer.Tokenize(text), token => Assert.True(token.Start >= 0 && token.Length > 0 && token.End <= text.Length)));
}
