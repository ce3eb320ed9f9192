using System.Text.Json;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using Blog.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Live;

/// <summary>A large site is read before it is indexed.</summary>
public sealed class IndexingTests : IAsyncLifetime
{
    /// <summary>So many that nobody waits for the index.</summary>
    private const int Many = 1000;

    private readonly string folder = Directory.CreateTempSubdirectory("blog-indexing-").FullName;
    private readonly ManualResetEventSlim canIndex = new();
    private BlogServer blog = null!;
    private Site site = null!;

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < Many; i++) await File.WriteAllTextAsync(Path.Combine(folder, $"p{i}.md"), i < 2 ? $"# 随机森林之{i}\n\n随机森林由决策树组成，随机森林投票。" : $"# 第 {i} 篇");
        blog = await BlogServer.StartAsync("-- a.md --\n# 一");
        site = blog.Services.GetRequiredService<SiteBuilder>().Build(new PostsFolder(folder).Read(), TimeProvider.System.GetUtcNow(), saved: new(SavedPosts.Empty, WhenAllowed));
        blog.Services.GetRequiredService<LiveSite>().Publish(site);
    }

    [Fact]
    public async Task Posts_are_read_at_once_and_search_says_that_it_is_still_indexing()
    {
        Assert.Contains("随机森林由决策树组成", await blog.TextAsync("/posts/p0"), StringComparison.Ordinal);
        var search = await blog.GetAsync("/search?q=森林");
        Assert.Equal("2", search.Headers.GetValues("Refresh").Single());
        Assert.Contains("正在建立搜索索引", FindingsOf(await search.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.True((await AnswerAsync()).GetProperty("isIndexing").GetBoolean());
        Assert.Equal("indexing", JsonDocument.Parse(await blog.TextAsync("/health/ready")).RootElement.GetProperty("search").GetString());
    }

    [Fact]
    public async Task Search_answers_once_the_index_is_there_and_posts_name_their_like()
    {
        Assert.DoesNotContain("related-title", await blog.TextAsync("/posts/p0"), StringComparison.Ordinal);
        canIndex.Set();
        await site.Indexing;
        var answer = await AnswerAsync();
        Assert.Equal((2, false), (answer.GetProperty("total").GetInt32(), answer.TryGetProperty("isIndexing", out _)));
        Assert.DoesNotContain("正在建立搜索索引", FindingsOf(await blog.TextAsync("/search?q=森林")), StringComparison.Ordinal);
        Assert.Contains("related-title", await blog.TextAsync("/posts/p0"), StringComparison.Ordinal);
        Assert.Equal("ready", JsonDocument.Parse(await blog.TextAsync("/health/ready")).RootElement.GetProperty("search").GetString());
    }

    [Fact]
    public async Task An_edit_is_live_while_the_first_index_is_made_and_is_found_when_it_is_there()
    {
        var (builder, live) = (blog.Services.GetRequiredService<SiteBuilder>(), blog.Services.GetRequiredService<LiveSite>());
        await File.WriteAllTextAsync(Path.Combine(folder, "p5.md"), "# 改过的一篇\n\n也说随机森林。", TestContext.Current.CancellationToken);
        var edited = await Task.Run(() => builder.Build(new PostsFolder(folder).Read(), TimeProvider.System.GetUtcNow(), site)).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        live.Publish(edited);
        Assert.Contains("也说随机森林", await blog.TextAsync("/posts/p5"), StringComparison.Ordinal);
        Assert.False(edited.IsSearchReady);
        canIndex.Set();
        await edited.Indexing;
        Assert.Equal(3, (await AnswerAsync()).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task An_index_that_could_not_be_made_is_made_by_the_next_build()
    {
        var (builder, contents) = (blog.Services.GetRequiredService<SiteBuilder>(), new PostsFolder(folder).Read());
        var broken = builder.Build(contents, TimeProvider.System.GetUtcNow(), saved: new(SavedPosts.Empty, _ => throw new InvalidOperationException("no index")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken.Indexing);
        Assert.Equal(Many, (await builder.Build(contents, TimeProvider.System.GetUtcNow(), broken).Indexing).Count);
    }

    public async ValueTask DisposeAsync()
    {
        canIndex.Set();
        await blog.DisposeAsync();
        canIndex.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Without the palette, which holds every text that it may show.</summary>
    private static string FindingsOf(string page) => page.Split("id=\"palette\"")[0];

    private SearchIndex? WhenAllowed(IReadOnlyCollection<SearchDocument> documents)
    {
        canIndex.Wait();
        return null;
    }

    private async Task<JsonElement> AnswerAsync() => JsonDocument.Parse(await blog.TextAsync("/api/search?q=森林")).RootElement;
}
