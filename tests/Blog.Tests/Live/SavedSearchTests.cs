using System.Text;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Search;
using Blog.Live;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

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
        var site = new SiteBuilder(new(), new MarkdownEngine(new())).Build(TestSite.Contents(edited), TestSite.Now, savedSearch: documents => SearchIndex.Load(saved, documents));
        Assert.Equal(saved.Length, saved.Position);
        Assert.Equal(["a.md"], Found(site, "平均"));
        Assert.Equal(["b.md"], Found(site, "编码器"));
        Assert.Empty(Found(site, "softmax"));
    }

    [Fact]
    public async Task The_index_is_kept_between_starts()
    {
        using var cache = new Cache();
        await using (await BlogServer.StartAsync(Files, $"CachePath={cache.Folder}")) { }
        Assert.True(cache.Saved.Length > 100);
        Assert.NotNull(cache.Load(new(), out var log));
        Assert.Empty(log);
        Assert.Empty(Directory.GetFiles(cache.Folder, "*.tmp"));
    }

    public static TheoryData<string> Damage => ["cut short", "cut in the stamp", "empty", "a byte changed", "longer", "foreign"];

    [Theory]
    [MemberData(nameof(Damage))]
    public async Task A_damaged_file_is_built_again_and_says_so(string damage)
    {
        using var cache = new Cache();
        await using (await BlogServer.StartAsync(Files, $"CachePath={cache.Folder}")) { }
        var damaged = Damaged(cache.Saved, damage);
        cache.Saved = damaged;
        Assert.Null(cache.Load(new(), out var log));
        Assert.Contains("built again", Assert.Single(log), StringComparison.Ordinal);
        await using (var blog = await BlogServer.StartAsync(Files, $"CachePath={cache.Folder}"))
        {
            Assert.Contains("随机森林", await blog.TextAsync("/api/search?q=平均"), StringComparison.Ordinal);
        }
        Assert.NotEqual(damaged, cache.Saved);
        Assert.NotNull(cache.Load(new(), out _));
    }

    [Fact]
    public async Task An_index_of_other_settings_is_built_again_and_says_so()
    {
        using var cache = new Cache();
        await using (await BlogServer.StartAsync(Files, $"CachePath={cache.Folder}")) { }
        foreach (var other in (SiteSettings[])[new() { Language = "en" }, new() { Markup = new() { MathInBackticks = true } }, new() { Search = new() { Synonyms = new Dictionary<string, string> { ["GBDT"] = "梯度提升树" } } }])
        {
            Assert.Null(cache.Load(other, out var log));
            Assert.Contains("built again", Assert.Single(log), StringComparison.Ordinal);
        }
    }

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
    private sealed class Cache : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("blog-cache-").FullName;

        public byte[] Saved
        {
            get => File.ReadAllBytes(Path.Combine(Folder, "search.index"));
            set => File.WriteAllBytes(Path.Combine(Folder, "search.index"), value);
        }

        /// <summary>Loads what is saved as a site of some settings would, and gives what that said.</summary>
        public SearchIndex? Load(SiteSettings settings, out List<string> log)
        {
            var logger = new ListLogger();
            log = logger.Lines;
            return new SavedSearch(settings with { CachePath = Folder }, new(NullLogger<Troubles>.Instance), logger).Load([]);
        }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }

    private sealed class ListLogger : ILogger<SavedSearch>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }

    private static IEnumerable<string> Found(Site site, string text) => site.Search.Query(new SearchQuery(text)).Hits.Select(hit => hit.Document.Id);
}
