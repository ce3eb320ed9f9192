using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using Blog.Live;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Blog.Tests.Live;

public sealed class SiteCacheTests
{
    private const string Files = "-- a.md --\n# 随机森林\n\n平均很多棵树\n-- b.md --\n# 注意力\n\nsoftmax";

    [Fact]
    public void A_first_build_upon_what_was_saved_finds_the_same_even_after_an_edit()
    {
        using var index = new MemoryStream();
        TestSite.From(Files).Search.Save(index);
        index.Position = 0;
        var edited = Files.Replace("softmax", "编码器", StringComparison.Ordinal);
        var site = new SiteBuilder(new(), new MarkdownEngine(new())).Build(TestSite.Contents(edited), TestSite.Now, saved: new(Saved(TestSite.From(Files)), documents => SearchIndex.Load(index, documents)));
        Assert.Equal(index.Length, index.Position);
        Assert.Equal(["a.md"], Found(site, "平均"));
        Assert.Equal(["b.md"], Found(site, "编码器"));
        Assert.Empty(Found(site, "softmax"));
    }

    [Fact]
    public async Task What_a_start_has_computed_is_kept_for_the_next()
    {
        using var cache = new CacheFolder();
        await using (await BlogServer.StartAsync(Files, $"CachePath={cache.Path}")) { }
        var saved = cache.Load(new(), out var log);
        Assert.NotNull(saved.Search([]));
        Assert.True(saved.Posts.Count == 2);
        Assert.Empty(log);
        Assert.Empty(Directory.GetFiles(cache.Path, "*.tmp"));
    }

    [Fact]
    public async Task What_a_server_has_kept_serves_an_export_that_gives_scripts_more_time()
    {
        using var cache = new CacheFolder();
        await using (await BlogServer.StartAsync(Files, $"CachePath={cache.Path}")) { }
        var saved = cache.Load(new() { Markup = new() { ScriptTime = TimeSpan.FromMinutes(1) } }, out var log);
        Assert.NotNull(saved.Search([]));
        Assert.True(saved.Posts.Count == 2);
        Assert.Empty(log);
    }

    [Fact]
    public async Task A_start_that_changes_nothing_writes_nothing()
    {
        using var cache = new CacheFolder();
        var posts = TestSite.OnDisk(Files);
        await using (await BlogServer.StartOnAsync(posts, $"CachePath={cache.Path}")) { }
        var before = cache.Names.Select(name => File.GetLastWriteTimeUtc(cache.FullPath(name))).ToArray();
        await using (await BlogServer.StartOnAsync(posts, $"CachePath={cache.Path}")) { }
        Assert.Equal(before, cache.Names.Select(name => File.GetLastWriteTimeUtc(cache.FullPath(name))));
        Directory.Delete(posts, recursive: true);
    }

    public static TheoryData<string, string> Damage => new MatrixTheoryData<string, string>(
        ["posts.parsed", "search.index"], ["cut short", "cut in the stamp", "empty", "a byte changed", "longer", "foreign"]);

    [Theory]
    [MemberData(nameof(Damage))]
    public async Task A_damaged_file_is_built_again(string file, string damage)
    {
        using var cache = new CacheFolder();
        var posts = TestSite.OnDisk(Files);
        await using (await BlogServer.StartOnAsync(posts, $"CachePath={cache.Path}")) { }
        var damaged = Damaged(cache[file], damage);
        cache[file] = damaged;
        await using (var blog = await BlogServer.StartOnAsync(posts, $"CachePath={cache.Path}"))
        {
            Assert.Contains("随机森林", await blog.TextAsync("/api/search?q=平均"), StringComparison.Ordinal);
            Assert.Contains("softmax", await blog.TextAsync("/posts/b"), StringComparison.Ordinal);
        }
        var saved = cache.Load(new(), out _);
        Assert.Equal(2, saved.Posts.Count);
        Assert.NotNull(saved.Search([]));
        Directory.Delete(posts, recursive: true);
    }

    [Fact]
    public async Task A_damaged_index_says_so()
    {
        using var cache = new CacheFolder();
        await using (await BlogServer.StartAsync(Files, $"CachePath={cache.Path}")) { }
        cache["search.index"] = Damaged(cache["search.index"], "a byte changed");
        Assert.Null(cache.Load(new(), out var log).Search([]));
        Assert.Contains("built again", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_computed_with_other_settings_is_computed_again_and_says_so()
    {
        using var cache = new CacheFolder();
        await using (await BlogServer.StartAsync(Files, $"CachePath={cache.Path}")) { }
        foreach (var other in (SiteSettings[])[new() { Language = "en" }, new() { Markup = new() { MathInBackticks = true } }, new() { TimeZone = "Europe/Berlin" }, new() { Search = new() { Synonyms = new Dictionary<string, string> { ["GBDT"] = "梯度提升树" } } }])
        {
            var saved = cache.Load(other, out var log);
            Assert.Equal(0, saved.Posts.Count);
            Assert.Null(saved.Search([]));
            Assert.Equal(2, log.Count(line => line.Contains("built again", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_torn_file_gives_the_posts_before_the_tear()
    {
        using var whole = new MemoryStream();
        SavedPosts.Save(TestSite.From(Files).Parsed.Values.OrderBy(post => post.Path), whole);
        Assert.Equal(1, SavedPosts.Load(new MemoryStream(whole.ToArray()[..^1])).Count);
    }

    [Fact]
    public void A_damaged_byte_anywhere_costs_posts_and_changes_none()
    {
        using var whole = new MemoryStream();
        var posts = TestSite.From(Files).Parsed.Values.OrderBy(post => post.Path).ToList();
        SavedPosts.Save(posts, whole);
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x41;
            var saved = SavedPosts.Load(new MemoryStream(damaged));
            Assert.InRange(saved.Count, 0, posts.Count);
            Assert.All(posts, post => Assert.Equal(post.Outline.Sections, saved.Find(post.Source)?.Outline.Sections.Read() ?? [.. post.Outline.Sections]));
        }
    }

    [Fact]
    public void A_post_is_not_taken_for_another_text_another_time_or_another_path()
    {
        var posts = Saved(TestSite.From("-- a.md --\n甲"));
        Assert.NotNull(posts.Find(Source("a.md", "甲", 0)));
        Assert.Null(posts.Find(Source("a.md", "乙", 0)));
        Assert.Null(posts.Find(Source("a.md", "甲", 1)));
        Assert.Null(posts.Find(Source("b.md", "甲", 0)));
    }

    internal static SavedPosts Saved(Site site)
    {
        using var stream = new MemoryStream();
        SavedPosts.Save(site.Parsed.Values, stream);
        stream.Position = 0;
        return SavedPosts.Load(stream);
    }

    private static SourceFile Source(string path, string text, int hours) => SourceFile.Decode(SitePath.From(path), Encoding.UTF8.GetBytes(text), TestSite.Now.AddHours(hours));

    private static byte[] Damaged(byte[] saved, string damage) => damage switch
    {
        "cut short" => saved[..^20],
        "cut in the stamp" => saved[..5],
        "empty" => [],
        "a byte changed" => [.. saved[..^20], (byte)(saved[^20] ^ 1), .. saved[^19..]],
        "longer" => [.. saved, 0],
        _ => Encoding.UTF8.GetBytes(new string('x', 500)),
    };

    /// <summary>A cache folder that is gone afterwards.</summary>
    private sealed class CacheFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("blog-cache-").FullName;

        public string[] Names { get; } = ["posts.parsed", "search.index"];

        public byte[] this[string name]
        {
            get => File.ReadAllBytes(FullPath(name));
            set => File.WriteAllBytes(FullPath(name), value);
        }

        public string FullPath(string name) => System.IO.Path.Combine(Path, name);

        /// <summary>Loads what is saved as a site of some settings would, and gives what that said.</summary>
        public SavedSite Load(SiteSettings settings, out List<string> log)
        {
            var logger = new ListLogger();
            log = logger.Lines;
            return new SiteCache(settings with { CachePath = Path }, new(NullLogger<Troubles>.Instance), logger).Load()!;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private sealed class ListLogger : ILogger<SiteCache>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }

    private static IEnumerable<string> Found(Site site, string text) => site.Search.Query(new SearchQuery(text)).Hits.Select(hit => hit.Document.Id);
}
