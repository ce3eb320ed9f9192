using System.Net;
using Blog.Commands;
using Blog.Engine.Publishing;
using Blog.Resources;

namespace Blog.Tests.Faults;

/// <summary>One wrong bit on the disk of the cache is a file that is made again, and never one that is served.</summary>
public sealed class DamagedCacheTests : IDisposable
{
    /// <summary>An export saves what it has read in texts when there are more than a few.</summary>
    private static readonly string Posts = string.Concat(Enumerable.Range(0, 110).Select(post => $"-- p{post}.md --\n# 第 {post} 篇\n\n短文\n")) + """
        -- 2026-05-01-a.md --
        # 随机森林

        $x^2$ 与 `y`，见 [[b]]。![图](图.png)

        ```py
        print(1)
        ```
        -- 2026-05-02-b.md --
        # 注意力

        $$ \sum_i a_i $$
        """;

    private static readonly string[] Questions =
        ["/", "/posts/a", "/posts/b", "/feed.xml", "/search?q=森林", "/media/图.png", "/media/图.png.w480.webp", "/cards/site.png"];

    private readonly string posts = TestSite.OnDisk(Posts);
    private readonly string folder = Directory.CreateTempSubdirectory("blog-damaged-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Cache => Path.Combine(folder, "cache");

    public void Dispose()
    {
        Directory.Delete(posts, recursive: true);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_flipped_bit_in_every_file_of_the_cache_changes_no_answer_and_no_export()
    {
        await File.WriteAllBytesAsync(Path.Combine(posts, "图.png"), TestImages.PngWith(TestImages.Png(900, 500), ("tEXt", [.. "Comment\0GPS"u8])), Cancelled);
        var answers = await AskAsync();
        var exported = await ExportAsync("first");
        var whole = Directory.GetFiles(Cache, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0).ToDictionary(file => file, File.ReadAllBytes);
        Assert.Equal(["images/young.memo", "markup/young.memo", "posts.parsed", "search.index", "search.terms"],
            whole.Keys.Select(file => Path.GetRelativePath(Cache, file)).Order(StringComparer.Ordinal));
        for (var seed = 0; seed < 3; seed++)
        {
            foreach (var (file, bytes) in whole) await File.WriteAllBytesAsync(file, Damaged(bytes, new Random(seed), flips: 1 + (4 * seed)), Cancelled);
            Assert.Equal(answers, await AskAsync());
            Assert.Equal(exported, await ExportAsync($"{seed}"));
        }
    }

    private async Task<Dictionary<string, string>> AskAsync()
    {
        await using var blog = await BlogServer.StartOnAsync(posts, $"CachePath={Cache}");
        var answers = new Dictionary<string, string>();
        foreach (var question in Questions)
        {
            using var response = await blog.GetAsync(question);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            answers[question] = $"{response.Headers.ETag} {Convert.ToHexString(await response.Content.ReadAsByteArrayAsync(Cancelled))}";
        }
        return answers;
    }

    private async Task<Dictionary<string, string>> ExportAsync(string name)
    {
        var output = Path.Combine(folder, name);
        var export = ExportCommand.Create(new CommandText(new SiteSettings()));
        string[] arguments = ["--posts", posts, "--output", output, "--base-url", "https://example.org", "--no-compressed", $"--Blog:CachePath={Cache}"];
        Assert.Equal(0, await export.Parse(arguments).InvokeAsync(cancellationToken: Cancelled));
        return Directory.GetFiles(output, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(output, file), file => Convert.ToHexString(File.ReadAllBytes(file)));
    }

    private static byte[] Damaged(byte[] whole, Random random, int flips)
    {
        var damaged = whole.ToArray();
        for (; flips > 0; flips--) damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
        return damaged;
    }
}
