using System.Diagnostics;
using System.Net;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Tests.Commands;

namespace Blog.Tests.Http.Abuse;

/// <summary>What lies in the folder and is not content is not served and not exported: backups of drafts, half-written files, keys, links to what is hidden.</summary>
public sealed class ForeignFileTests : IAsyncLifetime
{
    private const string Secret = "CANARY";

    private static readonly string[] Foreign =
    [
        "a.md~", "a.md.bak", ".a.md.swp", "a.md.swp", "a.md.tmp", "4913", "a.md___jb_tmp___", "a.md___jb_old___", "Thumbs.db", "desktop.ini", "视频.mp4.crdownload", "#a.md#", "~$报告.docx", "a.orig", "图.png.part",
        "id_rsa", "key.pem", "blog.db", "deploy.env", "page.html", "page.xhtml", "feed.xml", "x.xsl", "notes", "Makefile", "a.md.rej", "__MACOSX/x.txt", "node_modules/x.js", "@eaDir/x.jpg",
        "a.sync-conflict-20240301-101010-ABCDEFG.md", "a (conflicted copy 2024-03-01).md", "a (小明 的冲突副本 2024-03-01).md", "图 (Case Conflict conflicted copy).txt", "a_conf(1).md",
    ];

    private readonly string root = TestSite.OnDisk($$"""
        -- posts/a.md --
        ---
        title: 甲
        date: 2024-03-01
        ---
        ![两者](共用.txt) ![共用](共用.svg) [下载](资料.zip) [页](page.html)
        -- posts/草稿.md --
        ---
        draft: true
        cover: 封面.svg
        ---
        ![只在草稿](独有.svg) ![共用](共用.svg)
        -- posts/包/index.md --
        ---
        draft: true
        ---
        {{Secret}}
        -- posts/包/记录.txt --
        {{Secret}}
        -- posts/_drafts/x.md --
        {{Secret}}
        -- posts/_drafts/x.txt --
        {{Secret}}
        -- posts/独有.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><text>{{Secret}}</text></svg>
        -- posts/封面.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><text>{{Secret}}</text></svg>
        -- posts/共用.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><text>共用</text></svg>
        -- posts/资料.zip --
        PK
        -- posts/坏.svg --
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="2" height="2" onload="alert(1)"><script>alert(1)</script><text>留下</text>
        <a xlink:href="javascript:alert(1)"><text>x</text></a><set attributeName="onclick" to="alert(1)"/><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">说明<iframe src="x"/></p></foreignObject></svg>
        -- posts/断.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><script>alert(1)</script>
        -- posts/实体.svg --
        <!DOCTYPE svg [<!ENTITY x "<script xmlns='http://www.w3.org/2000/svg'>alert(1)</script>"><!ATTLIST rect onclick CDATA "alert(1)">]>
        <svg xmlns="http://www.w3.org/2000/svg" width="2" height="2">&x;<rect/></svg>
        -- posts/.git/config --
        {{Secret}}
        -- posts/.hidden/b.md --
        # {{Secret}}
        """);

    private string Posts => Path.Combine(root, "posts");

    public async ValueTask InitializeAsync()
    {
        foreach (var name in Foreign)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Posts, name))!);
            await File.WriteAllTextAsync(Path.Combine(Posts, name), $"# 复本\n\n{Secret}");
        }
        File.CreateSymbolicLink(Path.Combine(Posts, "leak.txt"), Path.Combine(Posts, ".git", "config"));
        File.CreateSymbolicLink(Path.Combine(Posts, "leak.md"), Path.Combine(Posts, ".hidden", "b.md"));
        File.CreateSymbolicLink(Path.Combine(Posts, "backup.txt"), Path.Combine(Posts, "a.md~"));
        using var pipe = Process.Start("mkfifo", [Path.Combine(Posts, "pipe.md"), Path.Combine(Posts, "pipe.txt"), Path.Combine(Posts, "pipe.svg")]);
        await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_answers_for_content_alone()
    {
        await using var blog = await BlogServer.StartOnAsync(Posts);
        string[] hidden = [.. Foreign, "leak.txt", "backup.txt", "包/记录.txt", "_drafts/x.txt", "独有.svg", "封面.svg", "独有.svg.w480.webp", "pipe.txt", "pipe.svg"];
        foreach (var name in hidden)
            Assert.Equal(HttpStatusCode.NotFound, (await blog.GetAsync("/media/" + Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal))).StatusCode);
        foreach (var page in (string[])["/", "/posts/a", "/posts/leak", "/posts/b", "/feed.xml", "/sitemap.xml", "/api/search?q=CANARY", "/archive"])
            Assert.DoesNotContain(Secret, (await blog.TextAsync(page)).Replace("q=" + Secret, "", StringComparison.Ordinal).Replace($"\"query\":\"{Secret}\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var name in (string[])["共用.svg", "资料.zip"]) Assert.Equal(HttpStatusCode.OK, (await blog.GetAsync("/media/" + Uri.EscapeDataString(name))).StatusCode);
    }

    [Fact]
    public async Task A_drawing_keeps_what_it_shows_and_loses_what_runs()
    {
        await using var blog = await BlogServer.StartOnAsync(Posts);
        var drawing = await blog.TextAsync("/media/%E5%9D%8F.svg");
        Assert.Contains("留下", drawing, StringComparison.Ordinal);
        Assert.Contains("说明", drawing, StringComparison.Ordinal);
        foreach (var name in (string[])["坏.svg", "断.svg", "实体.svg"])
            foreach (var active in (string[])["script", "alert", "onload", "onclick", "iframe"])
                Assert.DoesNotContain(active, await blog.TextAsync("/media/" + Uri.EscapeDataString(name)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_export_holds_nothing_of_it_and_check_says_what_is_left_out()
    {
        var (code, _, error) = await BlogProcess.RunAsync(root, "export", "--posts", "posts", "--output", "out", "--no-compressed");
        Assert.True(code is 0 or 1, error);
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(root, "out"), "*", SearchOption.AllDirectories), (string file) => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(root, "out", "media"), "*.svg"), (string file) => File.ReadAllText(file).Contains("alert", StringComparison.Ordinal));

        var site = TestSite.Build(new PostsFolder(Posts).Read());
        Assert.Equal(5, site.Diagnostics.Count(diagnostic => diagnostic.Code == "BLOG009"));
        Assert.Equal(["坏.svg", "实体.svg", "断.svg"], site.Diagnostics.Where(diagnostic => diagnostic.Code == "BLOG022").Select(diagnostic => diagnostic.Place.File.Value).Order(StringComparer.Ordinal));
        Assert.Equal(3, site.Diagnostics.Count(diagnostic => diagnostic.Code == "BLOG005"));
        Assert.Contains(site.Diagnostics, diagnostic => diagnostic.Code == "BLOG210" && diagnostic.Message.Contains("page.html", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("图.png", "![x](图.png)")]
    [InlineData("图.png", "<img src=\"图.png\">")]
    [InlineData("图.png", "<img src=\"https://example.org/x.png\" srcset=\"https://example.org/y.png 1x, 图.png 2x\">")]
    [InlineData("影.mp4", "<video src=\"影.mp4\"></video>")]
    [InlineData("影.mp4", "<video><source src='影.mp4' type=video/mp4></video>")]
    [InlineData("图.png", "<video poster=\"图.png\"></video>")]
    [InlineData("声.mp3", "<audio controls src=\"./声.mp3\"></audio>")]
    [InlineData("书.pdf", "<a href=\"书.pdf\">书</a>")]
    [InlineData("书.pdf", "[书](书.pdf)")]
    public void What_only_a_draft_names_is_served_once_a_post_names_it_in_whatever_order_they_came(string file, string named)
    {
        var files = $"-- a.md --\n文 {{0}}\n-- 草稿.md --\n---\ndraft: true\n---\n{named}\n-- {file} --\nx";
        var without = TestSite.From(files.Replace("{0}", "", StringComparison.Ordinal));
        var with = TestSite.From(files.Replace("{0}", named, StringComparison.Ordinal));
        Assert.Empty(without.Assets);
        Assert.Equal([file], with.Assets.Keys);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
