namespace Blog.Tests.Importing;

public sealed class HexoTests
{
    private const string Blog = """
        -- _config.yml --
        url: https://old.example
        permalink: blog/:year/:month/:title.html
        timezone: Asia/Tokyo
        -- scaffolds/post.md --
        ---
        -- source/_posts/注意力.md --
        title: 注意力机制
        date: 2024-03-01 20:30:00
        updated: 2024-04-02T08:00:00Z
        tags: 深度学习
        categories:
          - 机器学习
          - 神经网络
        cover: /images/封面.png
        comments: true
        ---
        见 {% post_link 随机森林 %} 与 [森林](/blog/2023/05/随机森林.html#小节)、[绝对](https://old.example/blog/2023/05/随机森林.html)。
        ![热图](/images/heat%20map.png)
        {% asset_img 图.png 注意力热图 %}
        <img src="/images/both.png">
        -- source/_posts/注意力/图.png --
        -- source/_posts/随机森林.md --
        ---
        title: 随机森林
        date: 2023-05-06
        abbrlink: abc
        ---
        ![两者](/images/both.png) [热图](/2024/)
        -- source/_drafts/草稿.md --
        ---
        title: 草稿
        ---
        未完
        -- source/about/index.md --
        ---
        title: 关于
        layout: about
        ---
        我
        -- source/images/封面.png --
        -- source/images/heat map.png --
        -- source/images/both.png --
        -- source/css/custom.css --
        """;

    [Fact]
    public void A_hexo_blog_becomes_posts_with_their_pictures_old_addresses_and_time_zone()
    {
        var old = OldBlog.From(Blog);
        Assert.Equal("hexo", old.Kind?.Name);
        Assert.Equal("""
            -- drafts/草稿.md --
            ---
            title: 草稿
            ---

            未完
            -- images/both.png --
            -- pages/about/index.md --
            ---
            title: 关于
            layout: about
            ---

            我
            -- 注意力.md --
            ---
            title: 注意力机制
            date: 2024-03-01 20:30 +09:00
            updated: 2024-04-02 08:00 +00:00
            tags: [深度学习]
            categories: [机器学习, 神经网络]
            aliases:
              - /blog/2024/03/注意力.html
            cover: 注意力/封面.png
            comments: true
            ---

            见 [随机森林](随机森林.md) 与 [森林](随机森林.md#小节)、[绝对](随机森林.md)。
            ![热图](注意力/heat%20map.png)
            ![注意力热图](注意力/图.png "注意力热图")
            <img src="/images/both.png">
            -- 注意力/heat map.png --
            -- 注意力/图.png --
            -- 注意力/封面.png --
            -- 随机森林.md --
            ---
            title: 随机森林
            date: 2023-05-06 00:00 +09:00
            aliases:
              - /blog/2023/05/随机森林.html
            abbrlink: abc
            ---

            ![两者](/images/both.png) [热图](/2024/)
            """.ReplaceLineEndings("\n"), old.Result());
    }

    [Theory]
    [InlineData(":year/:month/:day/:title/", "/2024/03/01/笔记/a/")]
    [InlineData("posts/:abbrlink.html", "/posts/xyz.html")]
    [InlineData(":category/:name/", "/机器学习/a/")]
    [InlineData(":nothing/", null)]
    public void The_pattern_of_addresses_is_filled(string pattern, string? address)
    {
        var post = OldBlog.From($"""
            -- _config.yml --
            permalink: {pattern}
            -- source/_posts/笔记/a.md --
            ---
            title: 题
            date: 2024-03-01
            categories: 机器学习
            abbrlink: xyz
            ---
            文
            """).Import().Posts.Single();
        Assert.Equal(address is not null, post.Text.Contains($"  - {address}\n", StringComparison.Ordinal) && post.Aliases == 1);
    }

    [Theory]
    [InlineData("{% note warning 当心 %}\n正文\n{% endnote %}", "> [!warning] 当心\n> 正文")]
    [InlineData("前\n{% note info %}\n一\n\n二\n{% endnote %}\n后", "前\n\n> [!info]\n> 一\n>\n> 二\n\n后")]
    [InlineData("- 项\n  {% note %}\n  文\n  {% endnote %}", "- 项\n\n  > [!note]\n  > 文")]
    [InlineData("{% codeblock 斐波那契 lang:python mark:1,3 %}\nfib = {% x %}\n{% endcodeblock %}", "```python title=\"斐波那契\" {1,3}\nfib = {% x %}\n```")]
    [InlineData("{% codeblock %}\n```\n{% endcodeblock %}", "````text\n```\n````")]
    [InlineData("{% blockquote 鲁迅, 呐喊 %}\n文\n{% endblockquote %}", "> 文\n>\n> —— 鲁迅, 呐喊")]
    [InlineData("{% img left /a.png 100 200 \"题 '说明'\" %}", "![说明](/a.png \"题\")")]
    [InlineData("{% link 文字 https://example.com %}", "[文字](https://example.com)")]
    [InlineData("{% youtube abc %}", "<https://www.youtube.com/watch?v=abc>")]
    [InlineData("{% tabs 语言 %}\n<!-- tab Python@code -->\n甲\n<!-- endtab -->\n<!-- tab -->\n乙\n<!-- endtab -->\n{% endtabs %}", "===! \"Python\"\n\n    甲\n\n=== \"语言 2\"\n\n    乙")]
    [InlineData("{% raw %}<b>{{ x }}</b>{% endraw %}", "<b>{{ x }}</b>")]
    [InlineData("```\n{% raw %}\n{{ x }}\n{% endraw %}\n```", "```\n{{ x }}\n```")]
    [InlineData("`{% note %}` 与\n```\n{% note %}a{% endnote %}\n```", "`{% note %}` 与\n```\n{% note %}a{% endnote %}\n```")]
    [InlineData("[TOC]\n\n文", "文")]
    [InlineData("{% label primary@重点 %}", "==重点==")]
    [InlineData("{% btn https://example.com, 去看 %}", "[去看](https://example.com)")]
    public void A_tag_becomes_our_syntax(string hexo, string ours) => Assert.Equal(ours, Translated(hexo, "hexo"));

    [Fact]
    public void A_tag_without_counterpart_stays_and_is_named_with_its_line()
    {
        var post = OldBlog.From("-- source/_posts/a.md --\n---\ntitle: 题\n---\n文\n\n{% weather 北京 %}\n{% note %}\n里\n{% endnote %}").Import().Posts.Single();
        Assert.Contains("{% weather 北京 %}", post.Text, StringComparison.Ordinal);
        Assert.Contains("> 里", post.Text, StringComparison.Ordinal);
        var finding = Assert.Single(post.Report());
        Assert.Equal(("BLOG300", "a.md:7:1"), (finding.Code, finding.Place.ToString()));
        Assert.Contains("{% weather 北京 %}", finding.Message, StringComparison.Ordinal);
    }

    internal static string Translated(string body, string kind) => OldBlog.From($"-- a.md --\n{body}", kind).Import().Posts.Single() is var post && post.Text.StartsWith("---\n", StringComparison.Ordinal)
        ? post.Text[(post.Text.IndexOf("\n---\n", 4, StringComparison.Ordinal) + 5)..].Trim() : post.Text.Trim();
}
