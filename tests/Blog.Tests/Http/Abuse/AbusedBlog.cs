namespace Blog.Tests.Http.Abuse;

/// <summary>A site with secrets beside, above and within its posts folder, each marked with one word, and links that lead to them.</summary>
public sealed class AbusedBlog : IAsyncLifetime
{
    public const string Secret = "CANARY";

    /// <summary>By which IndexNow knows the site: no secret, but an address of its own.</summary>
    public const string IndexNowKey = "abused-key-1";

    private const string Files = $"""
        -- posts/a.md --
        ---
        title: 甲
        tags: [标签]
        aliases: [/old/a]
        date: 2024-03-01
        ---
        文字，长到值得压缩。文字，长到值得压缩。文字，长到值得压缩。文字，长到值得压缩。文字，长到值得压缩。文字，长到值得压缩。文字，长到值得压缩。
        -- posts/草稿.md --
        ---
        draft: true
        ---
        {Secret}
        -- posts/_drafts/x.md --
        {Secret}
        -- posts/.env --
        {Secret}
        -- posts/.git/config --
        {Secret}
        -- posts/sub/.secret.md --
        {Secret}
        -- posts/img/a.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        -- posts/files/page.html --
        <script>alert(1)</script>
        -- secret.txt --
        {Secret}
        -- secret/b.md --
        # {Secret}
        """;

    private readonly string root = TestSite.OnDisk(Files);

    public BlogServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var posts = Path.Combine(root, "posts");
        await File.WriteAllBytesAsync(Path.Combine(posts, "files", "data.bin"), [.. Enumerable.Range(0, 1000).Select(i => (byte)('a' + (i % 26)))]);
        File.CreateSymbolicLink(Path.Combine(posts, "leak.txt"), Path.Combine(root, "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(posts, "leak.md"), Path.Combine(root, "secret", "b.md"));
        Directory.CreateSymbolicLink(Path.Combine(posts, "leakdir"), root);
        File.CreateSymbolicLink(Path.Combine(posts, "loop.txt"), Path.Combine(posts, "loop.txt"));
        Server = await BlogServer.StartOnAsync(posts, "Connections:RequestTime=00:00:20", "Connections:IdleTime=00:00:20", $"Announce:IndexNowKey={IndexNowKey}");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>What holds of every answer, whatever was asked.</summary>
    internal void AssertHarmless(RawAnswer answer)
    {
        Assert.True(answer.Status is < 500 or 501 or 505, $"{answer.Head}\n{answer.Body}");
        foreach (var secret in (string[])[Secret, "root:x:", root, Repository.Root, "   at Blog", "Exception", "<script>alert(1)"]) Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal);
        Assert.Null(answer["Server"]);
        Assert.Null(answer["Set-Cookie"]);
        if (answer["Location"] is { } location) Assert.True(location is ['/'] or ['/', not '/' and not '\\', ..], $"redirected to {location}");
    }
}
