using Blog.Tests.Commands;

namespace Blog.Tests.Exporting;

public sealed class ServedExportTests
{
    [Fact]
    public async Task Our_own_posts_exported_and_served_by_nginx_have_no_broken_link_and_the_bytes_of_the_server()
    {
        Assert.SkipUnless(Nginx.IsThere, "nginx is not installed");
        var posts = Path.Combine(Repository.Root, "posts");
        var work = Directory.CreateTempSubdirectory("blog-served-").FullName;
        var output = Path.Combine(work, "public");
        Assert.Equal(0, (await BlogProcess.RunAsync(work, "export", "--posts", posts, "--output", output, "--base-url", "https://example.org")).Code);
        await using (var nginx = await Nginx.StartAsync(output, File.ReadAllText(Path.Combine(Repository.Root, "docs", "deploying.md"))))
        {
            var crawl = await Crawl.ThroughAsync(nginx.Client);
            Assert.True(crawl.Broken.Count == 0, string.Join("\n", crawl.Broken));
            await using var blog = await BlogServer.StartOnAsync(posts, "BaseUrl=https://example.org", "IsStatic=true", "Markup:ScriptTime=00:01:00");
            foreach (var (address, bytes) in crawl.Files)
            {
                using var answer = await blog.GetAsync(address);
                Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).AsSpan().SequenceEqual(bytes), address);
            }
        }
        Directory.Delete(work, recursive: true);
    }
}
