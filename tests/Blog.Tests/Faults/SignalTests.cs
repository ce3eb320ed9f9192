using System.Diagnostics;

namespace Blog.Tests.Faults;

/// <summary>Ctrl-C and SIGTERM, at any moment of any verb: the process ends by itself, and what it was writing is there whole or not at all.</summary>
public sealed class SignalTests : IDisposable
{
    private const int Posts = 400;

    private readonly string folder = Directory.CreateTempSubdirectory("blog-signals-").FullName;
    private readonly string output;

    public SignalTests()
    {
        output = Path.Combine(folder, "out");
        var posts = Directory.CreateDirectory(Path.Combine(folder, "source", "_posts")).FullName;
        File.WriteAllText(Path.Combine(folder, "_config.yml"), "title: 甲\npermalink: :year/:title/\n");
        for (var post = 0; post < Posts; post++) File.WriteAllText(Path.Combine(posts, $"p{post}.md"), $"---\ntitle: 第 {post} 篇\ndate: 2024-01-01\n---\n式 $\\frac{{{post}}}{{x}}$，{{% post_link p0 %}}\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, string, int> Moments()
    {
        var moments = new TheoryData<string, string, int>();
        foreach (var verb in (string[])["check", "export", "import"])
            foreach (var (signal, after) in (ReadOnlySpan<(string, int)>)[("-TERM", 300), ("-INT", 900), ("-TERM", 1800)]) moments.Add(verb, signal, after);
        return moments;
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_verb_that_is_told_to_end_ends_and_leaves_nothing_half_done(string verb, string signal, int after)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals by the program kill");
        using var process = Start(verb);
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await Task.Delay(after, TestContext.Current.CancellationToken); // wherever it has got to by then
        Signal(process, signal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var isDone = process.ExitCode is 0 or 1;
        Assert.True(isDone || process.ExitCode is 2 or 128 + 2 or 128 + 15, $"{process.ExitCode} {await said}{await wrong}"); // the last two before the program listens
        if (verb is "check") return;
        var made = Directory.Exists(output) ? Directory.EnumerateFileSystemEntries(output).Where(path => !Path.GetFileName(path).EndsWith(".tmp", StringComparison.Ordinal)).Count() : 0; // a machine too busy to clear it
        Assert.True(isDone == made > 0, $"{process.ExitCode}, {made} files: {await said}{await wrong}");
    }

    private Process Start(string verb)
    {
        var source = Path.Combine(folder, "source");
        string[] arguments = verb switch
        {
            "check" => ["check", "--posts", source],
            "export" => ["export", "--posts", source, "-o", output],
            _ => ["import", folder, "--from", "hexo", "-o", output],
        };
        return Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments, "--Blog:CachePath="])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        })!;
    }

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [signal, $"{process.Id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
