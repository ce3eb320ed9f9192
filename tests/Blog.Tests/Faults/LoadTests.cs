using System.Diagnostics;

namespace Blog.Tests.Faults;

/// <summary>What is said of a site depends on its posts, not on how long the machine takes: a process that is stopped and continued sees the wall clock leap.</summary>
public sealed class LoadTests : IDisposable
{
    private const int AtOnce = 4;

    private readonly string folder = Directory.CreateTempSubdirectory("blog-load-").FullName;

    public LoadTests()
    {
        for (var post = 0; post < 12; post++) File.WriteAllText(Path.Combine(folder, $"p{post}.md"), Post(post));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Check_says_the_same_beside_others_and_however_often_it_is_stopped_and_continued(int seed)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals by the program kill");
        var quiet = await CheckAsync(_ => Task.CompletedTask);

        var busy = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => CheckAsync(process => DisturbAsync(process, new(seed * AtOnce + i)))));

        Assert.Contains("BLOG140", quiet, StringComparison.Ordinal);
        Assert.All(busy, output => Assert.Equal(quiet, output));
    }

    private static string Post(int post) => $"""
        # 第 {post} 篇

        {string.Join("\n\n", Enumerable.Range(0, 40).Select(i => $"式 $\\frac{{x_{{{i}}}}}{{\\sqrt{{{post}}}}}$，"))}

        错 $\nosuchcommand$

        ```python
        def f(n):
            return [i for i in range(n)]
        ```
        """;

    private async Task<string> CheckAsync(Func<Process, Task> disturb)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "check", "--posts", folder, "--format", "json", "--Blog:CachePath="])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await disturb(process);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await error;
        return $"{process.ExitCode} {await output}";
    }

    private static async Task DisturbAsync(Process process, Random random)
    {
        while (!process.HasExited)
        {
            await Task.Delay(random.Next(20, 200), TestContext.Current.CancellationToken);
            Signal(process, "-STOP");
            await Task.Delay(random.Next(20, 400), TestContext.Current.CancellationToken);
            Signal(process, "-CONT");
        }
    }

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [signal, $"{process.Id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
