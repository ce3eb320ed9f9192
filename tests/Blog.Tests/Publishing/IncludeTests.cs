using System.Text;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Tests.Markup.Scripting;

namespace Blog.Tests.Publishing;

public sealed class IncludeTests
{
    private const string Snippet = """
        -- code/x.py --
        import os

        # region 取样
        def sample():
            return 42
        # endregion
        """;

    [Theory]
    [InlineData("code/x.py#取样")]
    [InlineData("/code/x.py#取样")]
    [InlineData("code/x.py#L4-L5")]
    public void A_code_block_shows_a_part_of_a_file(string file)
    {
        var body = Rendered($"-- a.md --\n```python file=\"{file}\"\n```\n{Snippet}");
        Assert.Contains("42", body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("import", body.Html, StringComparison.Ordinal);
        Assert.Empty(body.Diagnostics);
    }

    [Theory]
    [InlineData("code/y.py", "BLOG153")]
    [InlineData("../x.py", "BLOG153")]
    [InlineData("/../../etc/passwd", "BLOG153")]
    [InlineData("code/x.py#nothing", "BLOG154")]
    public void What_cannot_be_included_is_said(string file, string code) =>
        Assert.Equal(code, Assert.Single(Rendered($"-- a.md --\n```python file=\"{file}\"\n```\n{Snippet}").Diagnostics).Code);

    [Fact]
    public async Task An_edit_of_the_included_file_alone_updates_the_page()
    {
        await using var blog = await BlogServer.StartAsync($"-- a.md --\n# 甲\n\n```python file=\"code/x.py#取样\"\n```\n{Snippet}");
        Assert.Contains("42", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
        blog.Save("code/x.py", "# region 取样\nanswer = 12345\n# endregion\n");
        await blog.WaitForTextAsync("/posts/a", "12345");
    }

    [Fact]
    public void A_file_that_is_no_text_or_too_large_is_not_included()
    {
        var root = TestSite.OnDisk("-- 小.py --\nx = 1");
        try
        {
            File.WriteAllBytes(Path.Combine(root, "bytes.py"), [0, 255, 0, 1, 2, 3, 254, 0, 9]);
            File.WriteAllBytes(Path.Combine(root, "large.py"), Encoding.UTF8.GetBytes(new string('x', (int)FolderContents.MaxIncluded + 1)));
            var contents = new PostsFolder(root).Read();
            Assert.Equal(["bytes.py: ", "large.py: ", "小.py: x = 1"], contents.Assets.Select(file => $"{file.Path}: {contents.ReadText(file)}"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_an_embedded_note_includes_lies_beside_that_note()
    {
        var body = Rendered("-- a.md --\n![[笔记]]\n-- notes/笔记.md --\n---\ndate: 2024-01-01\n---\n```python file=\"code/x.py\"\n```\n-- code/x.py --\nouter = 1\n-- notes/code/x.py --\ninner = 2");

        Assert.Contains("inner", body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("outer", body.Html, StringComparison.Ordinal);
    }

    private static RenderedBody Rendered(string files)
    {
        var site = new SiteBuilder(new(), new MarkdownEngine(new(), TestScripts.Shared)).Build(TestSite.Contents(files), TestSite.Now);
        return site.Render(site.Posts[0]);
    }
}
