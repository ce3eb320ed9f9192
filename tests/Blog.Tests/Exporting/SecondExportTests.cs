using System.CommandLine;
using Blog.Commands;

namespace Blog.Tests.Exporting;

/// <summary>The law of an export into a folder that has one: what it leaves there is, byte for byte, what a first export writes.</summary>
public sealed class SecondExportTests : IDisposable
{
    private const int Rounds = 10;

    private readonly string folder = Directory.CreateTempSubdirectory("blog-second-").FullName;

    [Fact]
    public async Task An_export_after_any_edits_is_the_same_byte_for_byte_as_a_first_one()
    {
        var blog = new RandomBlog();
        blog.Write(folder);
        await ExportAsync("out", "cache", blog);
        foreach (var edits in RandomBlog.Edits(Rounds))
        {
            blog.Edit(edits);
            blog.Write(folder);
            await ExportAsync("out", "cache", blog);
            await ExportAsync("fresh", "", blog);
            AssertSame(edits);
            Directory.Delete(Path.Combine(folder, "fresh"), recursive: true);
        }
    }

    [Fact]
    public async Task What_somebody_else_has_changed_or_removed_is_made_again()
    {
        var blog = new RandomBlog();
        blog.Write(folder);
        await ExportAsync("out", "", blog);
        await ExportAsync("fresh", "", blog);
        File.WriteAllText(Path.Combine(folder, "out/posts/p0/index.html"), "mine");
        File.Delete(Path.Combine(folder, "out/posts/p1/index.html.br"));
        File.Delete(Path.Combine(folder, "out/posts/p2/index.html"));
        var page = Path.Combine(folder, "out/posts/p3/index.html");
        File.WriteAllText(page, new string('x', (int)new FileInfo(page).Length));
        await ExportAsync("out", "", blog);
        AssertSame([]);
    }

    [Fact]
    public async Task A_page_that_nothing_has_changed_for_is_not_touched()
    {
        var blog = new RandomBlog();
        blog.Write(folder);
        await ExportAsync("out", "cache", blog);
        var past = DateTime.UnixEpoch.AddDays(1);
        foreach (var file in Files("out")) File.SetLastWriteTimeUtc(Path.Combine(folder, "out", file), past);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "out", ".blog-export"), past.AddDays(1));
        await ExportAsync("out", "cache", blog);
        Assert.All(Files("out").Where(file => file != ".blog-export"), file => Assert.Equal(past, File.GetLastWriteTimeUtc(Path.Combine(folder, "out", file))));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task ExportAsync(string output, string cache, RandomBlog blog)
    {
        string[] arguments =
        [
            "export", "--posts", Path.Combine(folder, "posts"), "--output", Path.Combine(folder, output), "--base-url", "https://example.org", $"--Blog:Title={blog.Title}",
            $"--Blog:PageSize={blog.PageSize}", "--Blog:CachePath=" + (cache.Length == 0 ? "" : Path.Combine(folder, cache)),
        ];
        Assert.Equal(0, await CommandTree.Build(InterfaceLanguage.Of(arguments)).Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    private void AssertSame(IEnumerable<RandomEdit> edits)
    {
        Assert.Equal(Files("fresh"), Files("out"));
        var other = Files("fresh").Where(file => !Read("fresh", file).SequenceEqual(Read("out", file))).ToList();
        Assert.True(other.Count == 0, $"after {string.Join(' ', edits)}: {string.Join(' ', other)}");
    }

    private byte[] Read(string output, string file) => File.ReadAllBytes(Path.Combine(folder, output, file));

    private List<string> Files(string output) => [.. Directory.EnumerateFiles(Path.Combine(folder, output), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Path.Combine(folder, output), file)).Order(StringComparer.Ordinal)];
}
