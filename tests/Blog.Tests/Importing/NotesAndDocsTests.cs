namespace Blog.Tests.Importing;

public sealed class NotesAndDocsTests
{
    [Fact]
    public void A_vault_keeps_its_links_embeds_and_callouts_and_its_tree()
    {
        var old = OldBlog.From("""
            -- .obsidian/app.json --
            {}
            -- 卡片/笔记.md --
            ---
            aliases: [别名]
            created: 2024-03-01
            cssclass: wide
            ---
            [[其他#节|文字]] ![[图 1.png|300]] ![[其他]]
            > [!tip]- 提示
            > 文

            只给自己看 %%不要忘%%，`%%代码%%`。 ^block
            -- 卡片/其他.md --
            # 其他
            -- 附件/图 1.png --
            -- 白板.canvas --
            """);
        Assert.Equal("obsidian", old.Kind?.Name);
        Assert.Equal("""
            -- 卡片/其他.md --
            # 其他
            -- 卡片/笔记.md --
            ---
            date: 2024-03-01
            aliases:
              - 别名
            cssclass: wide
            ---

            [[其他#节|文字]] ![[图 1.png|300]] ![[其他]]
            > [!tip]- 提示
            > 文

            只给自己看 <!--不要忘-->，`%%代码%%`。 ^block
            -- 附件/图 1.png --
            """.ReplaceLineEndings("\n"), old.Result());
    }

    [Fact]
    public void Quartz_keeps_the_addresses_it_made_of_file_names()
    {
        var old = OldBlog.From("-- quartz.config.ts --\n-- content/AI & ML/一 二.md --\n[[三]]\n");
        Assert.Equal("quartz", old.Kind?.Name);
        Assert.Contains("  - /AI--and--ML/一-二\n", old.Import().Posts.Single().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export default { cleanUrls: true, base: '/docs/' }", "/docs/guide/a")]
    [InlineData("export default { title: 'x' }", "/guide/a.html")]
    public void Vitepress_addresses_follow_the_configuration(string config, string address)
    {
        var old = OldBlog.From($"""
            -- docs/.vitepress/config.ts --
            {config}
            -- docs/guide/a.md --
            [[toc]]

            ::: tip 提示
            见 [乙](./b#节) 和 [乙](/guide/b.html) <Badge type="tip" text="新" />
            :::

            <<< @/snippets/x.py{"{2}"}

            ![图](/logo.png)
            <MyChart :data="x" />
            -- docs/guide/b.md --
            # 乙
            -- docs/snippets/x.py --
            -- docs/public/logo.png --
            """);
        Assert.Equal("vitepress", old.Kind?.Name);
        var post = old.Import().Posts[0];
        Assert.Equal($$"""
            ---
            aliases:
              - {{address}}
            ---

            ::: tip 提示
            见 [乙](./b#节) 和 [乙](b.md) `新`
            :::

            ```py file="/snippets/x.py" {2}
            ```

            ![图](a/logo.png)
            <MyChart :data="x" />
            """.ReplaceLineEndings("\n"), post.Text.TrimEnd());
        Assert.Contains("<MyChart", Assert.Single(post.Report()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Vuepress_permalinks_of_vdoing_and_numbered_folders_lead_on()
    {
        var old = OldBlog.From("""
            -- docs/.vuepress/config.js --
            -- docs/README.md --
            # 首页
            -- docs/01.前端/10.甲.md --
            ---
            title: 甲
            permalink: /pages/abc123/
            ---
            [乙](/pages/def456/#节) [丙](./20.乙.md)
            -- docs/01.前端/20.乙.md --
            ---
            title: 乙
            permalink: /pages/def456/
            ---
            ::: theorem 定理
            文
            :::
            -- docs/01.前端/README.md --
            # 前端
            -- docs/.vuepress/public/img/x.png --
            """);
        Assert.Equal("vuepress", old.Kind?.Name);
        Assert.Equal("""
            -- 01.前端/10.甲.md --
            ---
            title: 甲
            aliases:
              - /pages/abc123/
              - /01.前端/10.甲.html
            ---

            [乙](20.乙.md#节) [丙](./20.乙.md)
            -- 01.前端/20.乙.md --
            ---
            title: 乙
            aliases:
              - /pages/def456/
              - /01.前端/20.乙.html
            ---

            ::: theorem 定理
            文
            :::
            -- 01.前端/index.md --
            ---
            aliases:
              - /01.前端
            ---

            # 前端
            -- img/x.png --
            -- index.md --
            """.ReplaceLineEndings("\n"), old.Result());
    }

    [Fact]
    public void Docusaurus_docs_and_blog_keep_their_addresses_and_tabs()
    {
        var old = OldBlog.From("""
            -- docusaurus.config.js --
            module.exports = { baseUrl: '/site/' };
            -- docs/01-start/02-安装.mdx --
            ---
            sidebar_position: 2
            ---
            import Tabs from '@theme/Tabs';
            import TabItem from '@theme/TabItem';
            import Chart from './chart';

            <Tabs>
            <TabItem value="a" label="甲">

            一

            </TabItem>
            <TabItem value="b">

            二

            </TabItem>
            </Tabs>

            :::note[标题]
            文
            :::
            -- docs/绝对.md --
            ---
            slug: /there
            ---
            文
            -- blog/2024-03-01-hello.md --
            ---
            authors: [甲, 乙]
            ---
            [安装](/site/docs/start/安装) ![](/img/x.png)
            -- static/img/x.png --
            """);
        Assert.Equal("docusaurus", old.Kind?.Name);
        Assert.Equal("""
            -- blog/2024-03-01-hello.md --
            ---
            aliases:
              - /site/blog/2024/03/01/hello
            author: 甲、乙
            ---

            [安装](../docs/01-start/02-安装.mdx) ![](2024-03-01-hello/x.png)
            -- blog/2024-03-01-hello/x.png --
            -- docs/01-start/02-安装.mdx --
            ---
            seriesOrder: 2
            aliases:
              - /site/docs/start/安装
            ---

            import Chart from './chart';

            ===! "甲"

                一

            === "b"

                二

            :::note[标题]
            文
            :::
            -- docs/绝对.md --
            ---
            slug: /there
            aliases:
              - /site/docs/there
            ---

            文
            """.ReplaceLineEndings("\n"), old.Result());
    }

    [Fact]
    public void A_folder_of_markdown_stays_what_it_is()
    {
        const string Text = "# 题\n\n![图](./图.assets/a.png) <img src=\"b.png\" style=\"zoom:50%\">";
        var old = OldBlog.From($"-- 随笔/a.md --\n{Text}\n-- 随笔/图.assets/a.png --\n-- 随笔/b.png --");
        Assert.Equal("typora", old.Kind?.Name);
        Assert.Equal($"-- 随笔/a.md --\n{Text}\n-- 随笔/b.png --\n-- 随笔/图.assets/a.png --", old.Result());
    }

    [Fact]
    public void A_folder_without_texts_is_no_blog() => Assert.Null(OldBlog.From("-- a.txt --\nx").Kind);
}
