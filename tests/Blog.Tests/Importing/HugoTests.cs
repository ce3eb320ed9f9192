namespace Blog.Tests.Importing;

public sealed class HugoTests
{
    [Fact]
    public void A_hugo_site_becomes_posts_with_bundles_languages_and_old_addresses()
    {
        var old = OldBlog.From("""
            -- hugo.toml --
            baseURL = "https://old.example/blog/"
            defaultContentLanguage = "zh-cn"
            [permalinks]
              posts = "/:year/:slug/"
            -- content/posts/第一篇/index.md --
            +++
            title = "第一篇"
            date = 2024-03-01T20:30:00+08:00
            lastmod = 2024-03-05
            tags = ["甲", "乙"]
            series = ["丛书"]
            weight = 3
            draft = true
            aliases = ["/旧地址/"]
            [cover]
            image = "封面.jpg"
            +++
            见 [第二篇]({{< ref "second.md#节" >}}) 与 [同]({{< relref "/docs/second" >}})。
            {{< figure src="图.png" alt="说明" caption="图注" >}}
            {{< figure src="/img/全站.png" >}}
            -- content/posts/第一篇/图.png --
            -- content/posts/第一篇/封面.jpg --
            -- content/docs/second.md --
            ---
            title: Second One
            url: /special/place/
            ---
            [回](https://old.example/blog/2024/第一篇/)
            -- content/docs/second.en.md --
            ---
            title: Second One
            ---
            text
            -- content/about.md --
            ---
            title: 关于
            ---
            我
            -- static/img/全站.png --
            -- static/js/site.js --
            """);
        Assert.Equal("hugo", old.Kind?.Name);
        Assert.Equal("""
            -- docs/second.en.md --
            ---
            title: Second One
            aliases:
              - /blog/en/docs/second/
            ---

            text
            -- docs/second.md --
            ---
            title: Second One
            aliases:
              - /special/place/
              - /blog/docs/second/
            ---

            [回](../posts/第一篇/index.md)
            -- pages/about.md --
            ---
            title: 关于
            aliases:
              - /blog/about/
            ---

            我
            -- posts/第一篇/index.md --
            ---
            title: 第一篇
            date: 2024-03-01 20:30 +08:00
            updated: 2024-03-05
            tags: [甲, 乙]
            series: 丛书
            seriesOrder: 3
            aliases:
              - /旧地址/
              - /blog/2024/第一篇/
            draft: true
            cover: 封面.jpg
            ---

            见 [第二篇](../../docs/second.md#节) 与 [同](../../docs/second.md)。
            ![说明](图.png "图注")
            ![](全站.png)
            -- posts/第一篇/全站.png --
            -- posts/第一篇/图.png --
            -- posts/第一篇/封面.jpg --
            """.ReplaceLineEndings("\n"), old.Result());
    }

    [Theory]
    [InlineData("{{< admonition tip \"标题\" false >}}\n正文\n{{< /admonition >}}", "> [!tip]- 标题\n> 正文")]
    [InlineData("{{% admonition type=\"warning\" title=\"当心\" %}}\n{{< figure src=\"a.png\" >}}\n{{% /admonition %}}", "> [!warning] 当心\n> ![](a.png)")]
    [InlineData("{{< admonition type=\"info\" title=\"只有标题\" />}}", "> [!info] 只有标题")]
    [InlineData("{{< notice 自创 >}}\n正文\n{{< /notice >}}", "> [!note] 自创\n> 正文")]
    [InlineData("{{< details \"展开\" >}}\n正文\n{{< /details >}}", "> [!note]- 展开\n> 正文")]
    [InlineData("{{< highlight go \"linenos=table,hl_lines=2 4-5\" >}}\nx := {{< y >}}\n{{< / highlight >}}", "```go {2,4-5} showLineNumbers\nx := {{< y >}}\n```")]
    [InlineData("{{< mermaid >}}\ngraph TD; A-->B\n{{< /mermaid >}}", "```mermaid\ngraph TD; A-->B\n```")]
    [InlineData("{{< tabs >}}{{< tab \"甲\" >}}\n一\n{{< /tab >}}\n{{< tab \"乙\" >}}\n二\n{{< /tab >}}{{< /tabs >}}", "===! \"甲\"\n\n    一\n\n=== \"乙\"\n\n    二")]
    [InlineData("{{< bilibili id=BV1x >}}", "<https://www.bilibili.com/video/BV1x>")]
    [InlineData("质能 {{< math >}}E=mc^2{{< /math >}} 式", "质能 $E=mc^2$ 式")]
    [InlineData("写作 `{{</* figure src=\"x\" */>}}` 或 {{%/* note */%}}", "写作 `{{< figure src=\"x\" >}}` 或 `{{% note %}}`")]
    [InlineData("{{< style \"text-align: right\" >}}\n右\n{{< /style >}}", "<div style=\"text-align: right\">\n\n右\n\n</div>")]
    [InlineData("{{< image src=\"a b.png\" caption=\"说 \\\"x\\\" 明\" >}}", "![说 \"x\" 明](a%20b.png \"说 \\\"x\\\" 明\")")]
    [InlineData("{{< unknown 甲 >}}里{{< /unknown >}}", "{{< unknown 甲 >}}里{{< /unknown >}}")]
    [InlineData("$\\frac{{a}}{{b}}$ {{ .Title }}", "$\\frac{{a}}{{b}}$ {{ .Title }}")]
    public void A_shortcode_becomes_our_syntax(string hugo, string ours) => Assert.Equal(ours, HexoTests.Translated(hugo, "hugo"));
}
