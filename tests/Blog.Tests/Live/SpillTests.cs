using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using Blog.Engine.Storage;

namespace Blog.Tests.Live;

/// <summary>The texts of a large site lie in a file: nobody can tell.</summary>
public sealed class SpillTests : IDisposable
{
    /// <summary>So many that a server moves their texts.</summary>
    private const int Many = 600;

    private const string Files = "-- a.md --\n# 随机森林\n\n平均很多棵树，树的 $x^2$ 与 `code`\n\n## 缺点\n\n慢\n-- b.md --\n# 注意力\n\n很多棵 softmax，见 [[a]]\n-- c.md --\n# 空";

    private static readonly string[] Questions = ["\"平均很多棵\"", "很多棵", "\"很多棵 softmax\"", "x^2", "suiji", "慢"];

    private readonly string folder = Directory.CreateTempSubdirectory("blog-spill-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_lies_in_a_file_is_read_and_found_and_saved_as_from_memory()
    {
        var moved = Moved(TestSite.From(Files));
        AssertSame(TestSite.From(Files), moved);
        Assert.Equal(TestSite.From(Files).Parsed.Values.Sum(post => post.Source.ToUtf8().Length), moved.Parsed.Values.Sum(post => post.Source.ToUtf8().Length));
    }

    [Fact]
    public void An_edit_of_a_site_in_a_file_makes_the_site_that_is_built_anew()
    {
        var edited = Files.Replace("平均", "投票选出", StringComparison.Ordinal);
        var next = new SiteBuilder(new(), new MarkdownEngine(new())).Build(TestSite.Contents(edited), TestSite.Now, Moved(TestSite.From(Files)));
        AssertSame(TestSite.From(edited), next);
        AssertSame(TestSite.From(edited), Moved(next));
    }

    [Fact]
    public void The_file_has_no_name_and_is_read_while_it_is_referred_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there a file goes with who has it open");
        var bytes = new ColdBytes([1, 2, 3, 4, 5]);
        bytes.MoveTo(SpillFile.CreateIn(folder));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Assert.Equal([2, 3, 4], bytes[1..4].ToArray());
    }

    [Fact]
    public void Who_reads_while_the_bytes_are_moved_sees_all_of_them()
    {
        var file = SpillFile.CreateIn(folder);
        for (var round = 0; round < 200; round++)
        {
            var expected = Enumerable.Repeat((byte)round, 300).ToArray();
            var bytes = new ColdBytes([.. expected]);
            Parallel.Invoke(() => bytes.MoveTo(file), () => Assert.Equal(expected, bytes[..].ToArray()), () => Assert.Equal(expected[..7], bytes[..7].ToArray()));
        }
    }

    [Fact]
    public async Task A_server_serves_on_when_the_folder_of_the_file_is_deleted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "files that are open are listed by Linux alone");
        var cache = Path.Combine(folder, "cache");
        await using var blog = await BlogServer.StartAsync(ManyPosts, $"CachePath={cache}");
        await blog.WaitForTextAsync("/health/ready", "\"search\":\"ready\"");
        while (!HasOpen(cache)) await Task.Delay(20, TestContext.Current.CancellationToken);
        Directory.Delete(cache, recursive: true);
        Assert.Contains("正文之 577 完", await blog.TextAsync("/posts/p577"), StringComparison.Ordinal);
        Assert.Contains("正文之 578 完", await blog.TextAsync("/posts/p578.md"), StringComparison.Ordinal);
        Assert.Contains("/posts/p579", await blog.TextAsync("/api/search?q=\"正文之 579\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_finds_no_place_for_the_file_keeps_texts_in_memory()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await using var blog = await BlogServer.StartAsync(ManyPosts, $"CachePath={file}/cache");
        await blog.WaitForTextAsync("/health/ready", "search.index"); // it has tried to save
        Assert.Contains("\"ready\"", await blog.TextAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Contains("正文之 578 完", await blog.TextAsync("/posts/p578.md"), StringComparison.Ordinal);
    }

    private static string ManyPosts => string.Join('\n', Enumerable.Range(0, Many).Select(i => string.Create(CultureInfo.InvariantCulture, $"-- p{i}.md --\n# 第 {i} 篇\n\n正文之 {i} 完")));

    private static bool HasOpen(string cache) => Directory.GetFileSystemEntries("/proc/self/fd").Select(path => new FileInfo(path).LinkTarget).Any(target => target?.StartsWith(cache, StringComparison.Ordinal) is true && target.EndsWith(" (deleted)", StringComparison.Ordinal));

    private Site Moved(Site site)
    {
        site.MoveTo(SpillFile.CreateIn(folder));
        return site;
    }

    private static void AssertSame(Site expected, Site actual)
    {
        Assert.Equal(expected.Posts.Select(post => expected.Render(post).Html), actual.Posts.Select(post => actual.Render(post).Html));
        Assert.Equal(expected.Posts.Select(post => post.Parsed.Source.ToUtf8()), actual.Posts.Select(post => post.Parsed.Source.ToUtf8()));
        foreach (var question in Questions) Assert.Equal(Answers(expected, question), Answers(actual, question));
        Assert.Equal(Saved(expected), Saved(actual));
    }

    private static IEnumerable<string> Answers(Site site, string question) =>
        site.Search.Query(new SearchQuery(question)).Hits.Select(hit => $"{hit.Id} {hit.SnippetHtml}");

    private static byte[] Saved(Site site)
    {
        using var stream = new MemoryStream();
        SavedPosts.Save(site.Parsed.Values.OrderBy(post => post.Path), stream);
        return stream.ToArray();
    }
}
