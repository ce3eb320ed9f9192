using System.Text;
using Blog.Engine.Content;
using CsCheck;

namespace Blog.Tests.Content;

public sealed class SlugTests
{
    [Theory]
    [InlineData("随机森林", "随机森林")]
    [InlineData("ViT 原理详解：patch embedding、位置编码", "vit-原理详解-patch-embedding-位置编码")]
    [InlineData("  Hello,  World!  ", "hello-world")]
    [InlineData("C# 与 C++", "c-与-c")]
    [InlineData("node.js", "node.js")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("ＡＢＣ", "ａｂｃ")]
    [InlineData("𠮷野家", "𠮷野家")]
    [InlineData("emoji 😀 here", "emoji-here")]
    [InlineData("笔记.md", "笔记-md")]
    [InlineData("مرحبا", "مرحبا")]
    public void A_slug_keeps_letters_of_every_script(string title, string slug) => Assert.Equal(slug, Slug.From(title).Value);

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("😀")]
    [InlineData("\ud800")]
    [InlineData("???")]
    public void Nothing_that_can_stand_in_a_url_gives_no_slug(string text) => Assert.False(Slug.TryFrom(text, out _));

    [Fact]
    public void A_slug_of_anything_is_a_slug_of_itself_in_nfc_and_bounded() =>
        Gen.String[Gen.Char['\u0020', '\uFFFF'], 0, 120].Sample(text =>
        {
            if (!Slug.TryFrom(text, out var slug)) return true;
            return Slug.From(slug.Value) == slug
                && slug.Value.IsNormalized(NormalizationForm.FormC)
                && slug.Value.Length <= Slug.MaxLength
                && slug.Value.IndexOfAny(['/', '\\', '?', '#', '%', '&', ' ']) < 0;
        });
}
