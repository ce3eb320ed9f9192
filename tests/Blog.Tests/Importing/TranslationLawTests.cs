using CsCheck;

namespace Blog.Tests.Importing;

/// <summary>The laws of a translation, on texts that nobody would write: it never fails, and loses no word.</summary>
public sealed class TranslationLawTests
{
    private static readonly Gen<string> Word = Gen.OneOf("机器学习", "「引文」", "注意力，", "的", "（甲）", "x < y", "$a_i$", "价格$5", "C++", "😀", "\\");

    private static readonly Gen<string> Mark = Gen.OneOf(
        "`", "``", "```", "~~~", "\n", "\n\n", "\n> ", "\n- ", "\n  ", "\n    ", "<!--", "-->", "**", "[", "](", ")", "![", "[[", "]]", "|", "<b>", "</b>", "%%", ":::", "[TOC]", "{: .x}", "{{", "}}", "{%", "%}", "\"", "'");

    private static readonly Gen<string> Tag = Gen.OneOf(
        "{{< admonition tip \"t\" >}}", "{{< /admonition >}}", "{{% tab name=\"a\" %}}", "{{% /tab %}}", "{{< tabs >}}", "{{< /tabs >}}", "{{< highlight go >}}", "{{< /highlight >}}", "{{< figure src=\"a.png\" >}}", "{{< math >}}", "{{< /math >}}",
        "{{</* x */>}}", "{{< unknown", ">}}", "{{< mermaid >}}", "{{< /mermaid >}}", "{{< details >}}", "{{< /details >}}",
        "{% note info %}", "{% endnote %}", "{% raw %}", "{% endraw %}", "{% codeblock lang:js %}", "{% endcodeblock %}", "{% tabs x %}", "<!-- tab a -->", "<!-- endtab -->", "{% endtabs %}", "{% img a.png %}", "{% blockquote %}", "{% endblockquote %}",
        "{% highlight py %}", "{% endhighlight %}", "{% post_url none %}", "{{ site.baseurl }}", "{{ page.x | y }}", "<Tabs>", "</Tabs>", "<TabItem value=\"a\">", "</TabItem>", "<Badge text=\"a\" />", "<CodeGroup>", "</CodeGroup>", "<<< @/a.js");

    private static readonly Gen<string> Document = Gen.OneOf(Word, Word, Word, Mark, Tag).Array[0, 24].Select(parts => string.Join("", parts));

    public static TheoryData<string> Kinds => ["hexo", "hugo", "jekyll", "obsidian", "vitepress", "vuepress", "docusaurus", "typora"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_translation_never_fails_and_keeps_every_Han_character(string kind) =>
        Document.Array[1, 12].Sample(
            documents =>
            {
                var files = string.Join('\n', documents.Select((document, index) => $"-- f{index}.md --\nx\n{document}"));
                var posts = OldBlog.From(files, kind).Import().Posts.ToDictionary(post => post.From.Value);
                for (var i = 0; i < documents.Length; i++)
                {
                    Assert.Equal(Han(documents[i]), Han(posts[kind is "hexo" or "jekyll" ? $"_posts/f{i}.md" : $"f{i}.md"].Text));
                    Assert.All(posts.Values, post => Assert.NotNull(post.Report().ToList()));
                }
            },
            iter: 60);

    private static string Han(string text) => string.Concat(text.Where(c => c is >= '\u4E00' and <= '\u9FFF'));
}
