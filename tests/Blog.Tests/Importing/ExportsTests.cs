namespace Blog.Tests.Importing;

public sealed class ExportsTests
{
    private const string WordPress = """"
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel>
          <title>旧博客</title><link>https://old.example</link>
          <wp:author><wp:author_login>admin</wp:author_login><wp:author_display_name>小明</wp:author_display_name></wp:author>
          <wp:category><wp:category_nicename>ml</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>机器学习</wp:cat_name></wp:category>
          <wp:category><wp:category_nicename>dl</wp:category_nicename><wp:category_parent>ml</wp:category_parent><wp:cat_name>深度学习</wp:cat_name></wp:category>
          <item>
            <title>注意力 &amp;amp; 编码器</title><link>https://old.example/2024/03/attention/</link><dc:creator>admin</dc:creator>
            <content:encoded><![CDATA[<!-- wp:paragraph --><p>见<a href="https://old.example/2024/04/classic/">另一篇</a>，<strong>重点</strong>是 2*3*4 与 $a_i*b_i$。</p><!-- /wp:paragraph -->
        <!-- wp:code --><pre class="wp-block-code"><code class="language-python">a = 1 &lt; 2
        b</code></pre><!-- /wp:code -->
        <figure class="wp-block-image"><img src="https://old.example/wp-content/x.png" alt="图"/><figcaption>图注</figcaption></figure>
        <table><tr><td colspan="2">合并</td></tr></table>
        <ul><li>一<ul><li>二</li></ul></li></ul>]]></content:encoded>
            <excerpt:encoded><![CDATA[摘要]]></excerpt:encoded>
            <wp:post_id>7</wp:post_id><wp:post_date>2024-03-01 20:30:00</wp:post_date><wp:post_date_gmt>2024-03-01 12:30:00</wp:post_date_gmt>
            <wp:post_name>attention</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:is_sticky>1</wp:is_sticky>
            <category domain="category" nicename="dl">深度学习</category><category domain="post_tag" nicename="nlp">NLP</category>
            <wp:comment><wp:comment_content>评论</wp:comment_content></wp:comment>
          </item>
          <item>
            <title>旧编辑器</title><link>https://old.example/2024/04/classic/</link>
            <content:encoded><![CDATA[第一段
        换行

        第二段 [caption id="a" width="9"]<img src="/y.png" /> 说明[/caption]

        [code lang="php"]<?php echo 1;[/code]

        $latex E=mc^2$ [gallery ids="1,2"]]]></content:encoded>
            <wp:post_id>8</wp:post_id><wp:post_date>2024-04-01 08:00:00</wp:post_date><wp:post_date_gmt>2024-04-01 00:00:00</wp:post_date_gmt>
            <wp:post_name>classic</wp:post_name><wp:status>draft</wp:status><wp:post_type>post</wp:post_type>
          </item>
          <item><title>关于</title><link>https://old.example/about/</link><content:encoded><![CDATA[<p>我</p>]]></content:encoded><wp:post_name>about</wp:post_name><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
          <item><title>回收</title><content:encoded><![CDATA[<p>弃</p>]]></content:encoded><wp:status>trash</wp:status><wp:post_type>post</wp:post_type></item>
        </channel></rss>
        """";

    [Fact]
    public void An_export_of_wordpress_becomes_markdown_and_keeps_what_has_no_form_in_it()
    {
        var (blog, findings) = OldBlog.FromFile("blog.xml", WordPress, "wordpress");
        Assert.Equal("""
            -- 2024-03-01-attention.md --
            ---
            title: "注意力 & 编码器"
            date: 2024-03-01 20:30 +08:00
            tags: [NLP]
            categories: [机器学习, 深度学习]
            aliases:
              - /2024/03/attention/
            description: 摘要
            author: 小明
            pinned: true
            ---

            见[另一篇](drafts/classic.md)，**重点**是 2\*3\*4 与 $a_i*b_i$。

            ```python
            a = 1 < 2
            b
            ```

            ![图](https://old.example/wp-content/x.png "图注")

            <table><tbody><tr><td colspan="2">合并</td></tr></tbody></table>

            - 一
              - 二
            -- drafts/classic.md --
            ---
            title: 旧编辑器
            date: 2024-04-01 08:00 +08:00
            aliases:
              - /2024/04/classic/
            draft: true
            ---

            第一段  
            换行

            第二段

            ![说明](/y.png "说明")

            ```php
            <?php echo 1;
            ```

            $E=mc^2$ \[gallery ids="1,2"\]
            -- pages/about.md --
            ---
            title: 关于
            ---

            我
            """.ReplaceLineEndings("\n"), blog.ReplaceLineEndings("\n"));
        Assert.Equal(["BLOG304", "BLOG305", "BLOG305"], findings.Select(finding => finding.Code).Order());
    }

    [Fact]
    public void A_backup_of_cnblogs_is_read_as_html_or_as_the_markdown_it_was_written_in()
    {
        var (blog, _) = OldBlog.FromFile("CNBlogs_BlogBackup.xml", """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>博客园_小明</title><link>http://www.cnblogs.com/ming/</link>
            <item><title>HTML 的</title><link>http://www.cnblogs.com/ming/archive/2013/03/05/2944444.html</link><dc:creator>小明</dc:creator><pubDate>Tue, 05 Mar 2013 07:05:00 GMT</pubDate>
            <description><![CDATA[<p>正文<br />换行</p><div class="cnblogs_code"><pre><span>int</span> a = 1;</pre></div><p><img src="https://images.cnblogs.com/a.png" alt="" /></p>]]></description></item>
            <item><title>Markdown 的</title><link>https://www.cnblogs.com/ming/p/md.html</link><pubDate>Wed, 06 Mar 2013 16:05:00 GMT</pubDate>
            <description><![CDATA[[TOC]

            ## 节

            `a < b` 与 **粗**]]></description></item>
            </channel></rss>
            """, "cnblogs");
        Assert.Equal("""
            -- 2013-03-05-html-的.md --
            ---
            title: HTML 的
            date: 2013-03-05 15:05 +08:00
            aliases:
              - /ming/archive/2013/03/05/2944444.html
            author: 小明
            ---

            正文  
            换行

            ```text
            int a = 1;
            ```

            ![](https://images.cnblogs.com/a.png)
            -- 2013-03-07-md.md --
            ---
            title: Markdown 的
            date: 2013-03-07 00:05 +08:00
            aliases:
              - /ming/p/md.html
            ---

            ## 节

            `a < b` 与 **粗**
            """.ReplaceLineEndings("\n"), blog.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>&x;</title></item></channel></rss>")]
    public void A_damaged_export_or_one_that_reads_other_files_is_refused(string xml) =>
        Assert.ThrowsAny<System.Xml.XmlException>(() => OldBlog.FromFile("x.xml", xml, "wordpress"));
}
