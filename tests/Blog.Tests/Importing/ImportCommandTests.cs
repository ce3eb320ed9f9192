using System.Text.Json;
using Blog.Tests.Commands;

namespace Blog.Tests.Importing;

/// <summary>The import on disk, as scripts run it.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly string folder = TestSite.OnDisk("""
        -- old/_config.yml --
        permalink: :year/:title/
        -- old/source/_posts/甲.md --
        ---
        title: 甲
        date: 2024-03-01
        ---
        {% note %}
        正文
        {% endnote %}

        {% weather %} [断链](/没有/)
        -- old/source/_posts/乙.md --
        ---
        title: 乙
        date: 2024-03-02
        ---
        见 [甲](/2024/甲/)
        -- old/source/files/说明.txt --
        附件
        """);

    [Fact]
    public async Task An_import_reports_everything_that_check_says_of_its_result()
    {
        var (code, output, _) = await BlogProcess.RunAsync(folder, "import", "old", "--output", "posts", "--format", "json");
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal((0, "hexo", 2, 1), (code, report.GetProperty("source").GetString(), report.GetProperty("texts").GetInt32(), report.GetProperty("files").GetInt32()));
        Assert.Equal("见 [甲](甲.md)", (await ReadAsync("posts/乙.md")).Trim().Split('\n')[^1]);
        Assert.Equal("附件", await ReadAsync("posts/files/说明.txt"));
        var attention = Findings(report.GetProperty("attention"));
        var check = JsonDocument.Parse((await BlogProcess.RunAsync(folder, "check", "--format", "json")).Output).RootElement;
        Assert.NotEmpty(check.GetProperty("diagnostics").EnumerateArray());
        Assert.Empty(Findings(check.GetProperty("diagnostics")).Except(attention));
        Assert.Contains("甲.md:11 BLOG300", attention);
    }

    [Fact]
    public async Task What_is_there_and_differs_stays_and_nothing_else_is_written_without_force()
    {
        Save("posts/甲.md", "我的");
        var (code, _, error) = await BlogProcess.RunAsync(folder, "import", "old", "--output", "posts");
        Assert.Equal(2, code);
        Assert.Contains($"{Path.DirectorySeparatorChar}甲.md", error, StringComparison.Ordinal);
        Assert.Equal(["甲.md"], Names("posts"));
        Assert.Equal("我的", await ReadAsync("posts/甲.md"));

        Assert.Equal(0, (await BlogProcess.RunAsync(folder, "import", "old", "--output", "posts", "--force")).Code);
        Assert.Contains("> 正文", await ReadAsync("posts/甲.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_import_changes_nothing_and_keeps_other_files()
    {
        Save("posts/别的.md", "别的");
        Assert.Equal(0, (await BlogProcess.RunAsync(folder, "import", "old", "--output", "posts")).Code);
        var before = Names("posts").ToDictionary(name => name, name => File.ReadAllText(Path.Combine(folder, "posts", name)));
        Assert.Equal(0, (await BlogProcess.RunAsync(folder, "import", "old", "--output", "posts")).Code);
        Assert.Equal(before, Names("posts").ToDictionary(name => name, name => File.ReadAllText(Path.Combine(folder, "posts", name))));
        Assert.Equal(4, before.Count);
    }

    [Fact]
    public async Task A_rehearsal_writes_nothing()
    {
        var (code, output, _) = await BlogProcess.RunAsync(folder, "import", "old", "--output", "posts", "--dry-run");
        Assert.Equal(0, code);
        Assert.Contains("导入：2 篇", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "posts")));
    }

    [Fact]
    public async Task Nothing_is_read_or_written_through_a_symbolic_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "symbolic links need a privilege on Windows");
        Save("secret/key.txt", "geheim");
        Directory.CreateSymbolicLink(Path.Combine(folder, "old/source/secret"), Path.Combine(folder, "secret"));
        File.CreateSymbolicLink(Path.Combine(folder, "old/source/key.txt"), Path.Combine(folder, "secret/key.txt"));
        var (code, output, _) = await BlogProcess.RunAsync(folder, "import", "old", "--output", "posts");
        Assert.Equal(0, code);
        Assert.Contains("key.txt warning BLOG305", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Names("posts"), name => name.Contains("key.txt", StringComparison.Ordinal));

        Directory.Delete(Path.Combine(folder, "posts"), recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "posts"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "posts/files"), Path.Combine(folder, "secret"));
        Assert.Equal(2, (await BlogProcess.RunAsync(folder, "import", "old", "--output", "posts", "--force")).Code);
        Assert.Equal(["secret/key.txt"], Names("secret").Select(name => "secret/" + name));
    }

    [Fact]
    public async Task Images_on_other_sites_are_fetched_but_never_from_this_machine_unless_that_is_said()
    {
        await using var other = await BlogServer.StartAsync("-- a.md --\n# a");
        var image = TestImages.Png(8, 6);
        await File.WriteAllBytesAsync(Path.Combine(other.Folder, "图.png"), image, TestContext.Current.CancellationToken);
        await other.WaitForAsync("/media/图.png", response => response.IsSuccessStatusCode);
        Save("old/source/_posts/图.md", $"---\ntitle: 图\ndate: 2024-03-03\n---\n![图]({other.Address}/media/%E5%9B%BE.png) ![无]({other.Address}/none.png)");

        var (_, refused, _) = await BlogProcess.RunAsync(folder, "import", "old", "--output", "posts", "--localize-images");
        Assert.Contains("图.md warning BLOG302", refused, StringComparison.Ordinal);
        Assert.Contains($"![图]({other.Address}", await ReadAsync("posts/图.md"), StringComparison.Ordinal);

        var (code, report, _) = await BlogProcess.RunAsync(folder, "import", "old", "--output", "fetched", "--localize-images", "--allow-private");
        Assert.Equal(0, code);
        Assert.Contains("![图](图/图.png)", await ReadAsync("fetched/图.md"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "fetched/图/图.png")));
        Assert.Contains("下载图片 1 张", report, StringComparison.Ordinal);
        Assert.Contains("the answer is 404", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "posts", "nowhere")]
    [InlineData("old", "old/source/posts", "within the source")]
    [InlineData("empty", "posts", "--from")]
    [InlineData("old", "old/_config.yml", "_config.yml")]
    public async Task What_cannot_be_done_ends_with_2_and_says_why(string source, string output, string message)
    {
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
        var (code, _, error) = await BlogProcess.RunAsync(folder, "import", source, "--output", output);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static List<string> Findings(JsonElement findings) =>
        [.. findings.EnumerateArray().Select(finding => $"{finding.GetProperty("file").GetString()}:{finding.GetProperty("line").GetInt32()} {finding.GetProperty("code").GetString()}")];

    private IEnumerable<string> Names(string path) =>
        Directory.EnumerateFiles(Path.Combine(folder, path), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Path.Combine(folder, path), file)).Order(StringComparer.Ordinal);

    private Task<string> ReadAsync(string path) => File.ReadAllTextAsync(Path.Combine(folder, path), TestContext.Current.CancellationToken);

    private void Save(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
