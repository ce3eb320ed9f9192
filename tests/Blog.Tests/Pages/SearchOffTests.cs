using System.Net;

namespace Blog.Tests.Pages;

/// <summary>A site that wants no search.</summary>
public sealed class SearchOffTests
{
    private const string Files = "-- a.md --\n# 随机森林\n\n随机森林由决策树组成，随机森林投票。\n-- b.md --\n# 决策树\n\n决策树组成随机森林，决策树生长。";

    [Fact]
    public async Task Has_no_page_that_leads_to_one_and_answers_none()
    {
        await using var blog = await BlogServer.StartAsync(Files, "Search:Enabled=false");
        foreach (var path in (string[])["/", "/posts/a", "/archive", "/no"]) Assert.DoesNotContain("search", Body(await blog.TextAsync(path)), StringComparison.OrdinalIgnoreCase);
        foreach (var path in (string[])["/search", "/search?q=森林", "/api/search?q=森林", "/api/suggest?q=森", "/opensearch.xml"]) Assert.Equal(HttpStatusCode.NotFound, (await blog.GetAsync(path)).StatusCode);
        Assert.DoesNotContain("/search", await blog.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("\"search\":\"off\"", await blog.TextAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_edits_and_finds_its_posts_again_at_the_next_start()
    {
        var cache = Directory.CreateTempSubdirectory("blog-cache-").FullName;
        var posts = TestSite.OnDisk(Files);
        await using (var blog = await BlogServer.StartOnAsync(posts, $"CachePath={cache}", "Search:Enabled=false"))
        {
            blog.Save("a.md", "# 随机森林\n\n又一版");
            await blog.WaitForTextAsync("/posts/a", "又一版");
        }
        Assert.False(File.Exists(Path.Combine(cache, "search.index")));
        var saved = File.GetLastWriteTimeUtc(Path.Combine(cache, "posts.parsed"));
        await using (var blog = await BlogServer.StartOnAsync(posts, $"CachePath={cache}", "Search:Enabled=false")) Assert.Contains("又一版", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
        Assert.Equal(saved, File.GetLastWriteTimeUtc(Path.Combine(cache, "posts.parsed")));
        Directory.Delete(cache, recursive: true);
        Directory.Delete(posts, recursive: true);
    }

    /// <summary>Style sheets and scripts are the same with and without.</summary>
    private static string Body(string page) => page[page.IndexOf("<body>", StringComparison.Ordinal)..];
}
