using System.Diagnostics;
using System.Net;
using Blog.Engine.Content.Posts;

namespace Blog.Tests.Faults;

/// <summary>What can happen to the folder of posts while the server runs (docs/faults.md). Readers never notice, the log and <c>/health/ready</c> say it, and it mends itself.</summary>
public sealed class FolderFaultTests
{
    private const string Files = "-- a.md --\n# 甲\n\n第一版\n-- b.md --\n# 乙\n\n另一篇";

    private static readonly string[] Quick = ["Watch:Poll=00:00:00.050", "Watch:SlowPoll=00:00:00.050"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_that_is_replaced_by_another_is_followed_again()
    {
        await using var blog = await BlogServer.StartAsync(Files, Quick);
        blog.Save("a.md", "# 甲\n\n第二版");
        await blog.WaitForTextAsync("/posts/a", "第二版");
        Directory.Delete(blog.Folder, recursive: true);
        await blog.WaitForTextAsync("/health/ready", "does not exist");
        Assert.Contains("第二版", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
        blog.Save("a.md", "# 甲\n\n第三版");
        blog.Save("b.md", "# 乙");
        await blog.WaitForTextAsync("/health/ready", "\"ready\"");
        await blog.WaitForTextAsync("/posts/a", "第三版");
        blog.Save("a.md", "# 甲\n\n第四版");
        await blog.WaitForTextAsync("/posts/a", "第四版");
    }

    [Fact]
    public async Task An_unmounted_volume_leaves_an_empty_folder_and_the_posts_go_on_being_served()
    {
        await using var blog = await BlogServer.StartAsync(Files, Quick);
        Directory.Move(blog.Folder, blog.Folder + "-unmounted");
        Directory.CreateDirectory(blog.Folder);
        await blog.WaitForTextAsync("/health/ready", "stale");
        Assert.Contains("第一版", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
        Directory.Delete(blog.Folder);
        Directory.Move(blog.Folder + "-unmounted", blog.Folder);
        await blog.WaitForTextAsync("/health/ready", "\"ready\"");
        blog.Save("a.md", "# 甲\n\n回来了");
        await blog.WaitForTextAsync("/posts/a", "回来了");
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_changes_nothing_for_readers()
    {
        await using var blog = await BlogServer.StartAsync(Files, Quick);
        Directory.Delete(blog.Folder, recursive: true);
        await File.WriteAllTextAsync(blog.Folder, "x", Cancelled);
        await blog.WaitForTextAsync("/health/ready", "is a file");
        Assert.Contains("第一版", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
        File.Delete(blog.Folder);
        blog.Save("a.md", "# 甲\n\n又是文件夹");
        await blog.WaitForTextAsync("/posts/a", "又是文件夹");
    }

    [Fact]
    public async Task A_post_that_is_written_all_the_while_is_never_seen_in_part()
    {
        var root = TestSite.OnDisk("-- a.md --\n" + Version('a'));
        var folder = new PostsFolder(root);
        folder.Read();
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(
            () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++) WriteInParts(Path.Combine(root, "a.md"), Version((char)('a' + (i % 26))));
            },
            Cancelled);
        for (var i = 0; i < 300; i++)
        {
            // While a write is under way there may be less of a text, as an author may save less; never two texts in one.
            var text = folder.Read().Sources.Single().Text.Value;
            Assert.True(text.Distinct().Count() <= 1, $"read {text.Length} characters of {string.Concat(text.Distinct())}");
        }
        await stop.CancelAsync();
        await writer;
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_file_of_100_MB_costs_nobody_anything()
    {
        await using var blog = await BlogServer.StartAsync(Files, Quick);
        foreach (var name in (string[])["huge.md", "huge.bin", "huge.png"])
        {
            await using var huge = File.Create(Path.Combine(blog.Folder, name));
            huge.SetLength(100 << 20);
        }
        blog.Save("c.md", "# 丙");
        await blog.WaitForAsync("/posts/c", response => response.StatusCode is HttpStatusCode.OK);
        await blog.WaitForTextAsync("/health/ready", "\"BLOG004\":1");
        Assert.Equal(HttpStatusCode.NotFound, (await blog.GetAsync("/posts/huge")).StatusCode);
        Assert.Equal(HttpStatusCode.PartialContent, (await blog.GetAsync("/media/huge.bin", ("Range", "bytes=104857590-"))).StatusCode);
        Assert.Equal(HttpStatusCode.PartialContent, (await blog.GetAsync("/media/huge.png", ("Range", "bytes=0-9"))).StatusCode);
        File.Delete(Path.Combine(blog.Folder, "huge.md"));
        await blog.WaitForAsync("/health/ready", response => !response.Content.ReadAsStringAsync(Cancelled).GetAwaiter().GetResult().Contains("BLOG004", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hundred_thousand_files_in_one_folder_keep_nobody_waiting()
    {
        await using var blog = await BlogServer.StartAsync(Files);
        var (away, many) = (Directory.CreateTempSubdirectory("blog-many-").FullName, Path.Combine(blog.Folder, "many"));
        CreateFiles(away, 0, 90_000);
        Directory.Move(away, many); // most of them at once, the others as a flood of events
        CreateFiles(many, 90_000, 10_000);
        while ((await blog.GetAsync("/media/many/99999.txt")).StatusCode is not HttpStatusCode.OK)
        {
            Assert.Equal(HttpStatusCode.OK, (await blog.GetAsync("/posts/a")).StatusCode);
            await Task.Delay(20, Cancelled);
        }
        Assert.Equal(HttpStatusCode.OK, (await blog.GetAsync("/media/many/0.txt")).StatusCode);
        blog.Save("a.md", "# 甲\n\n在十万个文件旁边");
        await blog.WaitForTextAsync("/posts/a", "在十万个文件旁边");
    }

    [Fact]
    public async Task Names_that_are_no_UTF8_are_reported_and_the_others_are_served()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "file names are bytes on Linux");
        await using var blog = await BlogServer.StartAsync(Files, Quick);
        await RunAsync("bash", "-c", """cd "$0" && echo '# x' > $'\xff\xfe.md' && echo '# y' > $'\xe4\xb8.md' && mkdir $'sub\xc0' && echo '# z' > $'sub\xc0/z.md'""", blog.Folder);
        await blog.WaitForTextAsync("/health/ready", "BLOG006");
        Assert.Contains("第一版", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
        Assert.Contains("\"posts\":2", await blog.TextAsync("/health/ready"), StringComparison.Ordinal);
        await RunAsync("bash", "-c", """cd "$0" && rm -r $'\xff\xfe.md' $'\xe4\xb8.md' $'sub\xc0'""", blog.Folder);
        await blog.WaitForAsync("/health/ready", response => !response.Content.ReadAsStringAsync(Cancelled).GetAwaiter().GetResult().Contains("BLOG006", StringComparison.Ordinal));
    }

    private static void CreateFiles(string folder, int first, int count)
    {
        for (var i = first; i < first + count; i++) File.WriteAllBytes(Path.Combine(folder, $"{i}.txt"), "x"u8); // what is empty is not served
    }

    private static string Version(char letter) => new(letter, 200_000);

    private static void WriteInParts(string path, string text)
    {
        using var file = new StreamWriter(path);
        foreach (var part in text.Chunk(20_000))
        {
            file.Write(part);
            file.Flush();
        }
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(command[0], command[1..]);
        await process.WaitForExitAsync(Cancelled);
        Assert.Equal(0, process.ExitCode);
    }
}
