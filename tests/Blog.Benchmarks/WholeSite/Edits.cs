using System.Diagnostics;

namespace Blog.Benchmarks.WholeSite;

/// <summary>From the close of a file to the first answer that holds the new text.</summary>
internal sealed class Edits(RunningSite site, List<string> files)
{
    public async Task OneByOneAsync(int count)
    {
        var (waits, cpu) = (new List<double>(), site.Cpu);
        for (var i = 0; i < count; i++)
        {
            var file = files[i * 977 % files.Count];
            var mark = $"编辑{i}号{Stopwatch.GetTimestamp()}";
            await File.AppendAllTextAsync(file, $"\n\n{mark}\n");
            waits.Add((await WaitForAsync(AddressOf(file), mark)).TotalMilliseconds);
            await Task.Delay(300);
        }
        waits.Sort();
        SiteBenchmark.Line("edit to live", $"p50 {waits[count / 2]:n0} ms, p95 {waits[(int)(count * 0.95)]:n0} ms, max {waits[^1]:n0} ms", $"{(site.Cpu - cpu).TotalMilliseconds / count:n0} ms CPU an edit");
    }

    /// <summary>Many files at once; a page is asked for all the while.</summary>
    public async Task BurstAsync(int count)
    {
        var mark = $"一批{Stopwatch.GetTimestamp()}";
        using var done = new CancellationTokenSource();
        var readers = CountFailuresAsync(done.Token);
        var clock = Stopwatch.StartNew();
        foreach (var file in files.Take(count)) await File.AppendAllTextAsync(file, $"\n\n{mark}\n");
        var written = clock.Elapsed;
        await WaitForAsync(AddressOf(files[count - 1]), mark);
        await WaitForAsync(AddressOf(files[0]), mark);
        var live = clock.Elapsed;
        await done.CancelAsync();
        var (asked, failed) = await readers;
        SiteBenchmark.Line($"a burst of {count} edits", $"{live.TotalSeconds:n2} s to live, written in {written.TotalSeconds:n2} s", $"{failed} of {asked} requests failed meanwhile");
    }

    /// <summary>One after the other, evenly over a time; nobody waits for them to be live.</summary>
    public async Task PacedAsync(int count, TimeSpan duration)
    {
        using var timer = new PeriodicTimer(duration / count);
        for (var i = 0; i < count && await timer.WaitForNextTickAsync(); i++) await File.AppendAllTextAsync(files[i * 977 % files.Count], $"\n\n第 {i} 次，$y_{{{i}}}$。\n");
    }

    private async Task<(int Asked, int Failed)> CountFailuresAsync(CancellationToken stop)
    {
        var (asked, failed) = (0, 0);
        while (!stop.IsCancellationRequested)
        {
            using var answer = await site.Client.GetAsync(new Uri("/", UriKind.Relative), CancellationToken.None);
            asked++;
            if (!answer.IsSuccessStatusCode) failed++;
            await Task.Delay(5, CancellationToken.None);
        }
        return (asked, failed);
    }

    private Task<TimeSpan> WaitForAsync(Uri address, string text) => site.WaitForAsync(address, page => page.Contains(text, StringComparison.Ordinal));

    /// <summary>By the file's name, or its folder's where the post is a bundle; that is the slug of posts that name no other and have no date before it.</summary>
    public static Uri AddressOf(string file)
    {
        var slug = File.ReadLines(file).Take(20).FirstOrDefault(line => line.StartsWith("slug:", StringComparison.Ordinal))?[5..].Trim(' ', '"', '\'');
        return new("/posts/" + Uri.EscapeDataString(slug ?? NameOf(file)), UriKind.Relative);
    }

    private static string NameOf(string file) =>
        Path.GetFileNameWithoutExtension(file) is not "index" and var name ? name : Path.GetFileName(Path.GetDirectoryName(file)!);
}
