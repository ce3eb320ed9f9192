namespace Blog.Tests.Importing;

public sealed class JekyllTests
{
    [Fact]
    public void A_jekyll_site_becomes_posts_with_the_dates_of_their_names()
    {
        var old = OldBlog.From("""
            -- _config.yml --
            baseurl: /blog
            permalink: /:categories/:year/:title.html
            -- _posts/2023-05-06-forest.md --
            ---
            layout: post
            title: 随机森林
            category: ml
            tags: a b
            excerpt: 摘要
            ---
            * 目录
            {:toc}

            见 [注意力]({% post_url 2024-03-01-attention %})、[页]({% link about.md %})。
            ![图]({{ site.baseurl }}/assets/x.png){: .center }
            {: .note}
            -- _posts/2024-03-01-attention.markdown --
            ---
            title: "Attention: 一"
            date: 2024-03-01 10:00:00 +0800
            published: false
            ---
            {% highlight python linenos %}
            a = {{ b }}
            {% endhighlight %}
            ![图]({{ "/assets/x.png" | relative_url }}) {% include figure.html %}
            -- _drafts/half.md --
            未完
            -- about.md --
            ---
            layout: page
            permalink: /me/
            ---
            我
            -- assets/x.png --
            -- assets/site.css --
            -- _includes/figure.html --
            -- Gemfile --
            """);
        Assert.Equal("jekyll", old.Kind?.Name);
        Assert.Equal("""
            -- 2023-05-06-forest.md --
            ---
            title: 随机森林
            tags: [a, b]
            categories: [ml]
            aliases:
              - /blog/ml/2023/forest.html
            description: 摘要
            ---

            见 [注意力](2024-03-01-attention.markdown)、[页](pages/about.md)。
            ![图](/assets/x.png)
            -- 2024-03-01-attention.markdown --
            ---
            title: "Attention: 一"
            date: 2024-03-01 10:00 +08:00
            aliases:
              - /blog/2024/attention.html
            draft: true
            ---

            ```python
            a = {{ b }}
            ```

            ![图](/assets/x.png) {% include figure.html %}
            -- assets/x.png --
            -- drafts/half.md --
            未完
            -- pages/about.md --
            ---
            permalink: /me/
            aliases:
              - /blog/about.html
            layout: page
            ---

            我
            """.ReplaceLineEndings("\n"), old.Result());
    }

    [Theory]
    [InlineData("date", "/ml/2023/05/06/forest.html")]
    [InlineData("pretty", "/ml/2023/05/06/forest/")]
    [InlineData("ordinal", "/ml/2023/126/forest.html")]
    [InlineData("none", "/ml/forest.html")]
    [InlineData("/:short_year/:i_month/:i_day/:slug", "/23/5/6/forest")]
    public void The_styles_of_permalinks_are_known(string style, string address) => Assert.Contains($"  - {address}\n", OldBlog.From($"""
        -- _config.yml --
        permalink: {style}
        -- _posts/2023-05-06-forest.md --
        ---
        categories: ml
        ---
        文
        """, "jekyll").Import().Posts.Single().Text, StringComparison.Ordinal);
}
