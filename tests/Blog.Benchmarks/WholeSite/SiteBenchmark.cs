using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Blog.Benchmarks.WholeSite;

/// <summary>
/// The published program as a process of its own on a copy of a folder of posts: start without and with a cache, edits, a burst, load, export;
/// beside the peers that the machine has (Hugo, nginx; wrk drives the load).
/// </summary>
internal static class SiteBenchmark
{
    private const int Edits = 30;
    private const int Burst = 500;
    private const int Turns = 3; // odd: the middle one is reported

    public static async Task RunAsync(string posts)
    {
        var work = Directory.CreateTempSubdirectory("blog-bench-").FullName;
        try
        {
            var (app, copy) = (Path.Combine(work, "app"), Path.Combine(work, "posts"));
            var files = CopyPosts(posts, copy);
            Line("posts", files.Count.ToString(CultureInfo.InvariantCulture), $"{files.Sum(file => new FileInfo(file).Length) / 1e6:n1} MB, {Environment.ProcessorCount} cores, load {LoadAverage()}");
            await PublishAsync(app);
            await StartAndEditAsync(app, copy, files, Path.Combine(work, "cache"));
            await ExportAsync(app, copy, files, Path.Combine(work, "out"));
            await BesideHugoAsync(app, copy, work);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>As the image has it: for this platform, with code compiled beforehand.</summary>
    public static Task PublishAsync(string app) => Tool.RunAsync("dotnet", "publish", ProjectOf("src/Blog"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", app, "-v", "q");

    public static void Line(string what, string figure, string note = "") => Console.WriteLine($"| {what} | {figure} | {note} |");

    private static async Task StartAndEditAsync(string app, string posts, List<string> files, string cache)
    {
        await using (var cold = await RunningSite.StartAsync(app, posts, cache))
        {
            await ReportAsync("cold start", cold);
            await cold.SettleAsync();
            Line("after rendering every post", $"{cold.Memory:n0} MB resident", $"peak {cold.PeakMemory:n0} MB, {cold.Cpu.TotalSeconds:n1} s CPU since the start");
        }
        await using var warm = await RunningSite.StartAsync(app, posts, cache);
        await ReportAsync("warm start", warm);
        await warm.SettleAsync();
        await Serving.MeasureAsync(warm, files);
        var edits = new Edits(warm, files);
        await edits.OneByOneAsync(SiteBenchmark.Edits);
        await edits.BurstAsync(Burst);
        Line("after the edits", $"{warm.Memory:n0} MB resident", $"peak {warm.PeakMemory:n0} MB");
    }

    /// <summary>Memory once texts are moved to a file and what the start leaves is collected, which the program does as soon as it can search.</summary>
    private static async Task ReportAsync(string what, RunningSite site)
    {
        await Task.Delay(TimeSpan.FromSeconds(0.5));
        Line(
            what,
            $"{site.ReadyAfter.TotalSeconds:n2} s wall, {site.CpuAtReady.TotalSeconds:n1} s CPU",
            $"first page after {site.FirstPageAfter.TotalSeconds:n2} s, search after {site.SearchReadyAfter.TotalSeconds:n2} s, then {site.Memory:n0} MB resident");
    }

    private static async Task ExportAsync(string app, string posts, List<string> files, string output)
    {
        string[] arguments = [Path.Combine(app, "Blog.dll"), "export", "--posts", posts, "--output", output, $"--Blog:CachePath={output}-cache"];
        Line("export", $"{await Tool.RunAsync("dotnet", arguments)}", $"{FilesIn(output):n0} files");
        await File.AppendAllTextAsync(files[files.Count / 2], "\n\n又改了一处。\n");
        Line("export after one edit", $"{await Tool.RunAsync("dotnet", arguments)}");
        string[] plain = ["--output", output + "-plain", $"--Blog:CachePath={output}-plain-cache", "--no-compressed"];
        Line("export without compressed files", $"{await Tool.RunAsync("dotnet", [.. arguments[..4], .. plain])}", $"{FilesIn(output + "-plain"):n0} files");
    }

    /// <summary>What both make, by turns: posts, lists and feeds, here with formulas and there without; no search, cards and compressed files. Nothing is removed in between, which costs a disk much later.</summary>
    private static async Task BesideHugoAsync(string app, string posts, string work)
    {
        if (await Hugo.FindAsync(posts, Path.Combine(work, "hugo")) is not { } hugo)
        {
            Line("Hugo", "not measured", "hugo is not installed");
            return;
        }
        var turns = new List<(ProgramRun Ours, ProgramRun Hugo)>();
        for (var turn = 0; turn < Turns; turn++) turns.Add((await OursAsync(Path.Combine(work, $"alike-{turn}")), await hugo.BuildAsync(Path.Combine(work, $"hugo-{turn}"))));
        var ratio = turns.Select(turn => turn.Ours.Wall / turn.Hugo.Wall).Order().ElementAt(Turns / 2);
        Line("export of what Hugo makes, with formulas", $"{turns.Select(turn => turn.Ours).OrderBy(run => run.Wall).ElementAt(Turns / 2)}", $"{FilesIn(Path.Combine(work, "alike-0")):n0} files; {ratio:n2} of Hugo's time (medians of {Turns} turns)");
        Line("Hugo, full build", $"{turns.Select(turn => turn.Hugo).OrderBy(run => run.Wall).ElementAt(Turns / 2)}", $"{FilesIn(Path.Combine(work, "hugo-0")):n0} files; {await Hugo.VersionAsync()}");

        Task<ProgramRun> OursAsync(string output) => Tool.RunAsync(
            "dotnet", Path.Combine(app, "Blog.dll"), "export", "--posts", posts, "--output", output, $"--Blog:CachePath={output}-cache", "--no-compressed", "--Blog:PostCards=false", "--Blog:Search:Enabled=false");
    }

    private static int FilesIn(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count();

    public static List<string> CopyPosts(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return [.. Directory.EnumerateFiles(to, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    public static string ProjectOf(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Blog.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("run this from a checkout of the repository");
        return Path.Combine(folder.FullName, path);
    }

    public static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
