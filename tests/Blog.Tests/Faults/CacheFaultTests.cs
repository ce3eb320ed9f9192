namespace Blog.Tests.Faults;

/// <summary>The cache folder only saves time: whatever becomes of it, pages are right.</summary>
public sealed class CacheFaultTests
{
    private const string Files = "-- 2026-05-01-a.md --\n# 甲\n\n$x^2$ 与 `y`\n\n```py\nprint(1)\n```";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_reported_and_pages_are_made_in_memory()
    {
        var file = Path.GetTempFileName();
        var blog = await BlogServer.StartAsync(Files, $"CachePath={file}/cache");
        await blog.WaitForTextAsync("/posts/a", "<math");
        await blog.WaitForTextAsync("/health/ready", "formulas and code");
        Assert.Contains("\"ready\"", await blog.TextAsync("/health/ready"), StringComparison.Ordinal);
        await blog.WaitForTextAsync("/health/ready", "search.index");
        File.Delete(file);
        blog.Save("2026-05-01-a.md", "# 甲\n\n又一版");
        await blog.WaitForTextAsync("/posts/a", "又一版");
        await blog.DisposeAsync(); // what is at its end is saved
        Assert.True(File.Exists(Path.Combine(file, "cache", "search.index")));
        Directory.Delete(file, recursive: true);
    }

    [Fact]
    public async Task Garbage_in_every_file_of_the_cache_changes_no_page()
    {
        var cache = Directory.CreateTempSubdirectory("blog-cache-").FullName;
        string good;
        await using (var blog = await BlogServer.StartAsync(Files, $"CachePath={cache}")) good = await blog.TextAsync("/posts/a");
        var files = Directory.GetFiles(cache, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        for (var seed = 0; seed < 3; seed++)
        {
            var random = new Random(seed);
            foreach (var file in files) await File.WriteAllBytesAsync(file, Garbage(random, (int)new FileInfo(file).Length), Cancelled);
            await using var blog = await BlogServer.StartAsync(Files, $"CachePath={cache}");
            Assert.Equal(good, await blog.TextAsync("/posts/a"));
            Assert.Contains("甲", await blog.TextAsync("/api/search?q=甲"), StringComparison.Ordinal);
        }
        Directory.Delete(cache, recursive: true);
    }

    [Fact]
    public async Task A_cache_that_is_deleted_while_it_is_used_is_made_anew()
    {
        var cache = Directory.CreateTempSubdirectory("blog-cache-").FullName;
        await using (var blog = await BlogServer.StartAsync(Files, $"CachePath={cache}"))
        {
            Directory.Delete(cache, recursive: true);
            blog.Save("2026-05-01-a.md", "# 甲\n\n$z^3$");
            await blog.WaitForTextAsync("/posts/a", "z^3");
        }
        Assert.True(File.Exists(Path.Combine(cache, "search.index")));
        Directory.Delete(cache, recursive: true);
    }

    [Fact]
    public async Task What_a_killed_program_left_unfinished_is_taken_away()
    {
        var cache = Directory.CreateTempSubdirectory("blog-cache-").FullName;
        var (old, young) = (Path.Combine(cache, "search.index.1.tmp"), Path.Combine(cache, "search.index.2.tmp"));
        await File.WriteAllTextAsync(old, "x", Cancelled);
        await File.WriteAllTextAsync(young, "x", Cancelled);
        File.SetLastWriteTimeUtc(old, DateTime.UnixEpoch);
        await using (await BlogServer.StartAsync(Files, $"CachePath={cache}")) { }
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young)); // another program may be writing it
        Directory.Delete(cache, recursive: true);
    }

    private static byte[] Garbage(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
