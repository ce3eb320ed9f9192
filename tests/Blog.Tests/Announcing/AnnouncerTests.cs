using System.Text.Json;
using Blog.Announcing;
using Microsoft.Extensions.Configuration;

namespace Blog.Tests.Announcing;

public sealed class AnnouncerTests
{
    private const string Key = "0123456789abcdef";

    private const string Posts = """
        -- a.md --
        ---
        title: 一
        date: 2026-01-01
        ---
        见 [二](b.md)。
        -- b.md --
        ---
        title: 二
        date: 2026-01-02
        ---
        文
        """;

    [Fact]
    public async Task IndexNow_hears_of_what_has_changed_and_of_nothing_else()
    {
        await using var engine = await Listener.StartAsync();
        await using var blog = await StartAsync(engine, $"Announce:IndexNowKey={Key}");
        Save(blog, "新.md", "---\ntitle: 新\ndate: 2026-02-01\n---\n文");

        var message = JsonDocument.Parse((await engine.NextAsync()).Body).RootElement;

        Assert.Equal(["https://example.org/posts/%E6%96%B0"], message.GetProperty("urlList").EnumerateArray().Select(url => url.GetString()));
        Assert.Equal(("example.org", Key, $"https://example.org/{Key}.txt"), (message.GetProperty("host").GetString(), message.GetProperty("key").GetString(), message.GetProperty("keyLocation").GetString()));
        Assert.Equal(Key, await blog.TextAsync($"/{Key}.txt"));
        Assert.False(engine.HasMore);
    }

    [Fact]
    public async Task A_post_that_is_gone_is_told_to_IndexNow_and_not_to_Baidu()
    {
        await using var engine = await Listener.StartAsync();
        await using var blog = await StartAsync(engine, $"Announce:IndexNowKey={Key}", "Announce:BaiduToken=Se1cret");
        File.Delete(Path.Combine(blog.Folder, "b.md"));

        Assert.Contains("/posts/b\"", (await engine.NextAsync()).Body, StringComparison.Ordinal);
        Save(blog, "a.md", "---\ntitle: 一\ndate: 2026-01-01\n---\n变了");
        Assert.Contains("/posts/a\"", (await engine.NextAsync()).Body, StringComparison.Ordinal);
        Assert.Equal(("?site=https%3A%2F%2Fexample.org&token=Se1cret", "https://example.org/posts/a"), await engine.NextAsync());
    }

    [Fact]
    public async Task What_was_not_taken_is_sent_again()
    {
        await using var engine = await Listener.StartAsync(503, 429);
        await using var blog = await StartAsync(engine, "Announce:BaiduToken=Se1cret");
        Save(blog, "b.md", "---\ntitle: 二\ndate: 2026-01-02\n---\n变了");

        var first = await engine.NextAsync();
        Assert.Equal(first, await engine.NextAsync());
        Assert.Equal(first, await engine.NextAsync());
    }

    [Fact]
    public async Task What_was_refused_is_not_sent_again()
    {
        await using var engine = await Listener.StartAsync(401);
        await using var blog = await StartAsync(engine, "Announce:BaiduToken=Se1cret");
        Save(blog, "b.md", "---\ntitle: 二\ndate: 2026-01-02\n---\n变了");
        Assert.Equal("https://example.org/posts/b", (await engine.NextAsync()).Body);

        Save(blog, "a.md", "---\ntitle: 一\ndate: 2026-01-01\n---\n变了");
        Assert.Equal("https://example.org/posts/a", (await engine.NextAsync()).Body);
    }

    [Fact]
    public void Drafts_and_posts_of_which_nothing_has_changed_are_not_announced()
    {
        const string Draft = "\n-- d.md --\n---\ndraft: true\n---\n文";
        var before = TestSite.From(Posts + Draft, new() { ShowDrafts = true });
        Assert.Empty(PostChange.Between(before, TestSite.From(Posts + Draft + "变了", new() { ShowDrafts = true })));
        Assert.Equal(["/posts/b"], PostChange.Between(before, TestSite.From(Posts + "变了")).Select(change => change.Url.Decoded));
    }

    [Theory]
    [InlineData("IndexNowKey", "short")]
    [InlineData("IndexNowKey", "../../etc/passwd")]
    [InlineData("BaiduToken", "a&b")]
    [InlineData("BaiduAddress", "data.zz.baidu.com")]
    public void A_setting_that_cannot_be_used_is_named(string name, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Blog:Announce:" + name, value)]).Build();
        var refused = Assert.Throws<SettingsException>(() => configuration.ReadSection<AnnounceSettings>());
        Assert.Contains($"Blog:Announce:{name}", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>In one step: half a file would be a change of its own.</summary>
    private static void Save(BlogServer blog, string path, string text)
    {
        var whole = Path.GetTempFileName();
        File.WriteAllText(whole, text);
        File.Move(whole, Path.Combine(blog.Folder, path), overwrite: true);
    }

    private static Task<BlogServer> StartAsync(Listener engine, params string[] settings) => BlogServer.StartAsync(
        Posts, ["BaseUrl=https://example.org", $"Announce:IndexNowAddress={engine.Address}", $"Announce:BaiduAddress={engine.Address}", "Announce:Quiet=00:00:00.100", "Announce:Retry=00:00:00.010", .. settings]);
}
