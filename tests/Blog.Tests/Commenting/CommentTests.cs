using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Commenting;
using Blog.Engine.Publishing;

namespace Blog.Tests.Commenting;

public sealed class CommentTests
{
    private const string Posts = """
        -- a.md --
        # 一
        -- quiet.md --
        ---
        title: 不评论
        comments: false
        ---
        文
        -- about.md --
        ---
        title: 关于
        layout: page
        ---
        文
        """;

    [Theory]
    [InlineData("giscus", "https://giscus.app", "https://giscus.app/client.js", "https://giscus.app")]
    [InlineData("artalk", "https://talk.example.org/", "https://talk.example.org/dist/Artalk.js", "https://talk.example.org")]
    [InlineData("isso", "https://example.org/isso", "https://example.org/isso/js/embed.min.js", "https://example.org")]
    public void The_script_comes_from_the_server_where_the_server_has_it(string provider, string server, string script, string origin)
    {
        var client = From(provider, server)!;
        Assert.Equal(script, JsonDocument.Parse(client.Options).RootElement.GetProperty("script").GetString());
        Assert.Equal([origin], client.Origins);
    }

    [Fact]
    public void Every_origin_that_is_configured_is_asked_and_no_other()
    {
        var client = CommentClient.From(new() { Provider = CommentProvider.Waline, Server = "https://talk.example.org", Script = "https://cdn.example.net:8443/x/waline.js", Style = "https://cdn.example.net:8443/x/waline.css" }, new())!;
        Assert.Equal(["https://talk.example.org", "https://cdn.example.net:8443"], client.Origins);
    }

    [Theory]
    [InlineData(CommentProvider.Isso, "", "", "Blog:Comments:Server: Isso needs the address of its server")]
    [InlineData(CommentProvider.Waline, "https://talk.example.org", "", "Blog:Comments:Script: Waline needs the address of its client script")]
    [InlineData(CommentProvider.Twikoo, "talk.example.org", "https://x.org/t.js", "Blog:Comments:Server: 'talk.example.org' is not an https address")]
    [InlineData(CommentProvider.Artalk, "http://talk.example.org", "", "Blog:Comments:Server: 'http://talk.example.org' is not an https address")]
    [InlineData(CommentProvider.Artalk, "https://me:secret@talk.example.org", "", "Blog:Comments:Server")]
    [InlineData(CommentProvider.Giscus, "", "", "Blog:Comments:RepositoryId: Giscus needs it")]
    public void A_setting_that_cannot_be_used_is_named(CommentProvider provider, string server, string script, string expected) =>
        Assert.Contains(expected, Assert.Throws<SettingsException>(() => CommentClient.From(new() { Provider = provider, Server = server, Script = script }, new())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task No_page_asks_another_origin_unless_comments_are_on()
    {
        await using var blog = await BlogServer.StartAsync(Posts);
        Assert.Null((await PageAsync(blog, "/posts/a")).Page.QuerySelector("#comments"));
        Assert.DoesNotContain("https://", (await PageAsync(blog, "/posts/a")).Policy.Replace("https:;", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_posts_with_comments_open_the_policy_and_only_for_that_origin()
    {
        await using var blog = await BlogServer.StartAsync(Posts, "Comments:Provider=artalk", "Comments:Server=https://talk.example.org");
        for (var time = 0; time < 2; time++) // the second answer comes from the store
        {
            var (page, policy) = await PageAsync(blog, "/posts/a");
            Assert.Equal("artalk", page.QuerySelector("#comments")!.GetAttribute("data-provider"));
            Assert.NotEmpty(page.QuerySelector("#comments noscript")!.TextContent);
            Assert.Contains("script-src 'self' https://talk.example.org;", policy, StringComparison.Ordinal);
            Assert.Contains("connect-src 'self' https://talk.example.org;", policy, StringComparison.Ordinal);
        }
        foreach (var path in (string[])["/", "/about", "/posts/quiet", "/search"])
        {
            var (page, policy) = await PageAsync(blog, path);
            Assert.Null(page.QuerySelector("#comments"));
            Assert.DoesNotContain("talk.example.org", policy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_is_a_file_carries_its_policy_itself()
    {
        await using var blog = await BlogServer.StartAsync(Posts, "IsStatic=true", "Comments:Provider=isso", "Comments:Server=https://talk.example.org");
        var (post, policy) = await PageAsync(blog, "/posts/a");
        Assert.Equal(policy.Replace("; frame-ancestors 'none'", "", StringComparison.Ordinal), Meta(post));
        Assert.DoesNotContain("talk.example.org", Meta((await PageAsync(blog, "/")).Page), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Meta((await PageAsync(blog, "/nothing")).Page), StringComparison.Ordinal);
    }

    private static string? Meta(IDocument page) => page.QuerySelector("meta[http-equiv=Content-Security-Policy]")?.GetAttribute("content");

    private static async Task<(IDocument Page, string Policy)> PageAsync(BlogServer blog, string path)
    {
        using var answer = await blog.GetAsync(path);
        return (new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    private static CommentClient? From(string provider, string server) => CommentClient.From(
        new() { Provider = Enum.Parse<CommentProvider>(provider, ignoreCase: true), Server = server, Repository = "o/r", RepositoryId = "1", Category = "c", CategoryId = "2" }, new SiteSettings());
}
