using System.Diagnostics;

namespace Blog.Tests.Faults;

/// <summary>What the system does to the process: it is killed, the disk is full, its rights are taken.</summary>
public sealed class ProcessFaultTests
{
    private static readonly string Files = "-- a.md --\n# 甲\n\n第一版\n" + string.Concat(Enumerable.Range(0, 40).Select(post => $"-- p{post}.md --\n# 第 {post} 篇\n\n{string.Concat(Enumerable.Range(0, 40).Select(formula => $"$x_{{{post}}}^{{{formula}}}$ "))}\n"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_while_it_writes_its_cache_it_starts_again_and_finds_everything()
    {
        var cache = Directory.CreateTempSubdirectory("blog-cache-").FullName;
        var memo = Path.Combine(cache, "markup", "young.memo");
        for (var round = 1; round <= 2; round++)
        {
            await using var killed = await ServerProcess.StartAsync(TestSite.OnDisk(Files), [$"--Blog:CachePath={cache}"]);
            await killed.WaitForAsync("/health/live", _ => File.Exists(memo) && new FileInfo(memo).Length > round * 20_000);
            await killed.KillAsync();
        }
        await using var again = await ServerProcess.StartAsync(TestSite.OnDisk(Files), [$"--Blog:CachePath={cache}"]);
        await again.WaitForTextAsync("/posts/p39", "<math");
        Assert.Contains("\"total\":1,", (await again.GetAsync("/api/search?q=第一版")).Text, StringComparison.Ordinal);
        Directory.Delete(cache, recursive: true);
    }

    [Fact]
    public async Task On_a_full_disk_pages_are_served_and_the_caches_are_reported()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a limit on the size of files stands for the full disk");
        var cache = Directory.CreateTempSubdirectory("blog-cache-").FullName;
        string[] full = ["bash", "-c", "trap '' XFSZ; ulimit -f 4; exec \"$@\"", "bash"];
        await using var blog = await ServerProcess.StartAsync(TestSite.OnDisk(Files), [$"--Blog:CachePath={cache}"], full);
        await blog.WaitForTextAsync("/health/ready", "formulas and code");
        await blog.WaitForTextAsync("/health/ready", "search.index");
        Assert.Contains("\"ready\"", (await blog.GetAsync("/health/ready")).Text, StringComparison.Ordinal);
        await blog.WaitForTextAsync("/posts/p39", "<math");
        Assert.Contains("cannot be written", blog.Log, StringComparison.Ordinal);
        Directory.Delete(cache, recursive: true);
    }

    [Fact]
    public async Task Rights_that_are_taken_and_given_back_change_nothing_for_readers()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "rights are those of Unix");
        var folder = TestSite.OnDisk("-- a.md --\n# 甲\n\n第一版\n-- b.md --\n# 乙");
        var nobody = await WithoutPrivilegesAsync(folder);
        await using var blog = await ServerProcess.StartAsync(folder, ["--Blog:Watch:Poll=00:00:00.100", "--Blog:Watch:SlowPoll=00:00:00.100"], nobody);
        var taken = Path.Combine(folder, "a.md");
        await File.WriteAllTextAsync(taken + ".new", "# 甲\n\n没有人能读的一版", Cancelled);
        Set(taken + ".new", UnixFileMode.None);
        File.Move(taken + ".new", taken, overwrite: true);
        await blog.WaitForTextAsync("/health/ready", "BLOG003");
        Assert.Contains("第一版", (await blog.GetAsync("/posts/a")).Text, StringComparison.Ordinal);
        Set(folder, UnixFileMode.None);
        await blog.WaitForTextAsync("/health/ready", "cannot be read by");
        Assert.Contains("第一版", (await blog.GetAsync("/posts/a")).Text, StringComparison.Ordinal);
        Set(folder, Readable);
        Set(taken, Readable);
        await blog.WaitForTextAsync("/posts/a", "没有人能读的一版");
        await blog.WaitForAsync("/health/ready", answer => answer.Text.Contains("\"ready\"", StringComparison.Ordinal) && !answer.Text.Contains("BLOG003", StringComparison.Ordinal));
        Assert.Contains("permission denied", blog.Log, StringComparison.Ordinal);
    }

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }

    /// <summary>Root may read whatever it likes, so the server runs as nobody; skips where that is not possible.</summary>
    private static async Task<string[]> WithoutPrivilegesAsync(string folder)
    {
        Set(folder, Readable);
        if (!Environment.IsPrivilegedProcess) return [];
        string[] nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
        try
        {
            using var trial = Process.Start(nobody[0], [.. nobody[1..], "test", "-r", typeof(Program).Assembly.Location]);
            await trial.WaitForExitAsync(Cancelled);
            Assert.SkipUnless(trial.ExitCode == 0, "these tests run as root, and nobody may not read the program");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("these tests run as root, and there is no setpriv to run the server as nobody");
        }
        return nobody;
    }
}
