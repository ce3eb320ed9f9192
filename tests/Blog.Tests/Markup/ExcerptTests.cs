namespace Blog.Tests.Markup;

public sealed class ExcerptTests
{
    private readonly Rendering rendering = new() { Existing = ["图.png"] };

    [Fact]
    public void It_ends_behind_a_sentence()
    {
        var sentence = new string('文', 50) + "。";

        Assert.Equal($"<p>{sentence}{sentence}</p>", Excerpt(string.Concat(Enumerable.Repeat(sentence, 10))));
    }

    [Fact]
    public void A_word_or_a_formula_is_never_cut()
    {
        var excerpt = Excerpt(string.Concat(Enumerable.Repeat("transformer $x_1$ ", 60)));

        Assert.EndsWith("…</p>", excerpt, StringComparison.Ordinal);
        Assert.Equal(excerpt.Split("<span class=\"math inline\">").Length, excerpt.Split("</span>").Length);
        Assert.DoesNotMatch("transforme(?!r)", excerpt);
    }

    [Fact]
    public void Code_images_footnotes_and_the_tags_of_links_leave_nothing_behind() =>
        Assert.Equal(
            "<p>甲乙<strong>丙</strong>丁</p>",
            Excerpt("## 题\n\n![图](图.png)\n\n```\ncode\n```\n\n甲[^1][乙](https://example.com)**丙**丁\n\n[^1]: 注"));

    [Fact]
    public void The_author_may_say_where_it_ends() =>
        Assert.Equal("<p>甲</p><p>乙</p>", Excerpt("甲\n\n乙\n\n<!-- more -->\n\n丙"));

    [Fact]
    public void A_body_without_prose_has_none() => Assert.Equal("", Excerpt("```\ncode\n```"));

    private string Excerpt(string markdown) => rendering.Render(markdown).ExcerptHtml;
}
