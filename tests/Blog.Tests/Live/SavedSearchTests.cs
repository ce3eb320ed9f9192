using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Search;

namespace Blog.Tests.Live;

public sealed class SavedSearchTests
{
    private const string Files = "-- a.md --\n# 随机森林\n\n平均很多棵树\n-- b.md --\n# 注意力\n\nsoftmax";

    [Fact]
    public void A_first_build_upon_a_saved_index_finds_the_same_even_after_an_edit()
    {
        using var saved = new MemoryStream();
        TestSite.From(Files).Search.Save(saved);
        saved.Position = 0;
        var edited = Files.Replace("softmax", "编码器", StringComparison.Ordinal);
        var site = new SiteBuilder(new(), new MarkdownEngine(new())).Build(TestSite.Contents(edited), TestSite.Now, savedSearch: saved);
        Assert.Equal(saved.Length, saved.Position);
        Assert.Equal(["a.md"], Found(site, "平均"));
        Assert.Equal(["b.md"], Found(site, "编码器"));
        Assert.Empty(Found(site, "softmax"));
    }

    [Fact]
    public async Task The_index_is_kept_between_starts_and_a_damaged_one_is_built_again()
    {
        var cache = Directory.CreateTempSubdirectory("blog-cache-").FullName;
        var file = Path.Combine(cache, "search.index");
        try
        {
            await using (await BlogServer.StartAsync(Files, $"CachePath={cache}")) { }
            var saved = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.True(saved.Length > 100);
            byte[] damaged = [.. saved[..^20], .. new byte[20]];
            await File.WriteAllBytesAsync(file, damaged, TestContext.Current.CancellationToken);
            await using (var blog = await BlogServer.StartAsync(Files, $"CachePath={cache}"))
            {
                Assert.Contains("随机森林", await blog.TextAsync("/api/search?q=平均"), StringComparison.Ordinal);
            }
            Assert.NotEqual(damaged, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.Empty(Directory.GetFiles(cache, "*.tmp"));
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    private static IEnumerable<string> Found(Site site, string text) => site.Search.Query(new SearchQuery(text)).Hits.Select(hit => hit.Document.Id);
}
