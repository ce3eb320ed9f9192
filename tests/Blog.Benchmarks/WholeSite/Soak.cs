using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Tests;

namespace Blog.Benchmarks.WholeSite;

/// <summary>Memory of a site that is edited and crawled for a long time: it must not grow.</summary>
internal sealed partial class Soak(RunningSite site, IReadOnlyList<string> files)
{
    /// <summary>The start fills caches; what counts is what comes after this share of the time.</summary>
    private const double WarmUp = 1.0 / 3;

    /// <summary>How much more the last sixth of the samples may hold than the first sixth after the warm-up.</summary>
    private const double Bound = 1.15;

    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(5);

    /// <summary>Copies a folder of posts, serves it, and works on it; writes samples.csv, memory.svg and the last lines of the server, also of one that ended. False when memory grew.</summary>
    public static async Task<bool> RunAsync(string posts, SoakOptions options)
    {
        var work = Directory.CreateTempSubdirectory("blog-soak-").FullName;
        try
        {
            var (app, copy) = (Path.Combine(work, "app"), Path.Combine(work, "posts"));
            var files = SiteBenchmark.CopyPosts(posts, copy);
            await SiteBenchmark.PublishAsync(app);
            await using var site = await RunningSite.StartAsync(options.Bounds, app, copy, Path.Combine(work, "cache"), FreePort.Next());
            await site.SettleAsync();
            var soak = new Soak(site, files);
            try
            {
                await soak.RunAsync(options);
            }
            finally
            {
                await soak.WriteAsync(options.Output);
            }
            return Judge(files.Count, soak.samples);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private readonly List<SoakSample> samples = [];
    private int edits;
    private int requests;
    private int failed;

    private async Task RunAsync(SoakOptions options)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes));
        var (editing, crawling) = (EditAsync(options.EditsPerMinute, end.Token), CrawlAsync(options.RequestsPerSecond, end.Token));
        var clock = Stopwatch.StartNew();
        while (!end.IsCancellationRequested)
        {
            samples.Add(new(clock.Elapsed.TotalSeconds, site.Memory, await HeapAsync(), edits, requests, failed));
            await Task.Delay(SampleEvery, CancellationToken.None);
        }
        await Task.WhenAll(editing, crawling);
    }

    private async Task WriteAsync(string output)
    {
        Directory.CreateDirectory(output);
        await File.WriteAllLinesAsync(Path.Combine(output, "samples.csv"), ["seconds,resident_mb,heap_mb,edits,requests,failed", .. samples.Select(sample => sample.ToString())]);
        await File.WriteAllLinesAsync(Path.Combine(output, "server.log"), site.Said);
        if (samples.Count > 1) await File.WriteAllTextAsync(Path.Combine(output, "memory.svg"), SoakPlot.Of(samples));
    }

    /// <summary>One post after the other gets another last paragraph in place of the one before: the content changes and does not grow.</summary>
    private async Task EditAsync(double perMinute, CancellationToken stop)
    {
        var texts = new Dictionary<string, string>();
        for (; !stop.IsCancellationRequested; edits++)
        {
            var file = files[edits * 977 % files.Count];
            if (!texts.TryGetValue(file, out var text)) texts[file] = text = await File.ReadAllTextAsync(file, CancellationToken.None);
            await File.WriteAllTextAsync(file, $"{text}\n\n第 {edits} 次编辑，$x_{{{edits}}}$。\n", CancellationToken.None);
            await Task.Delay(TimeSpan.FromMinutes(1 / perMinute), CancellationToken.None);
        }
    }

    /// <summary>Every page of the sitemap in its order, again and again, with a question to the search between them.</summary>
    private async Task CrawlAsync(double perSecond, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var addresses = Address().Matches(await site.Client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative), CancellationToken.None));
            foreach (var path in addresses.Select(match => new Uri(match.Groups[1].Value).PathAndQuery))
            {
                if (stop.IsCancellationRequested) return;
                await AskAsync(requests % 10 == 0 ? $"/api/search?q={requests}" : path);
                await Task.Delay(TimeSpan.FromSeconds(1 / perSecond), CancellationToken.None);
            }
        }
    }

    private async Task AskAsync(string path)
    {
        requests++;
        using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        if ((int)answer.StatusCode >= 500) failed++;
        await answer.Content.CopyToAsync(Stream.Null);
    }

    /// <summary>What the last collection left, in MB.</summary>
    private async Task<double> HeapAsync() => Heap()
        .Matches(await site.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)))
        .Sum(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)) / 1e6;

    private static bool Judge(int posts, List<SoakSample> samples)
    {
        var (warm, sixth) = (samples.Skip((int)(samples.Count * WarmUp)).ToList(), Math.Max(1, samples.Count / 6));
        var (first, last) = (Median(warm.Take(sixth)), Median(warm.TakeLast(sixth)));
        var end = samples[^1];
        SiteBenchmark.Line($"soak, {posts} posts, {end.Seconds / 60:n0} min", $"resident {first.Resident:n0} → {last.Resident:n0} MB, heap {first.Heap:n0} → {last.Heap:n0} MB", $"{end.Edits} edits, {end.Requests} requests, {end.Failed} failed; peak {samples.Max(sample => sample.Resident):n0} MB; bound {Bound:n2}");
        return last.Resident <= first.Resident * Bound && last.Heap <= first.Heap * Bound && end.Failed == 0;
    }

    private static (double Resident, double Heap) Median(IEnumerable<SoakSample> samples)
    {
        var all = samples.ToList();
        return (all.Select(sample => sample.Resident).Order().ElementAt(all.Count / 2), all.Select(sample => sample.Heap).Order().ElementAt(all.Count / 2));
    }

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Address();

    [GeneratedRegex(@"dotnet_gc_last_collection_heap_size_bytes\{[^}]*\} (\d+)")]
    private static partial Regex Heap();
}

/// <param name="Minutes">How long.</param>
/// <param name="EditsPerMinute">Saves of one post each.</param>
/// <param name="RequestsPerSecond">Pages and questions.</param>
/// <param name="HeapLimit">MB that the collector may use, three quarters of what a container may; 0 for as much as the machine has, of which it takes its time to give back.</param>
/// <param name="Output">The folder for samples.csv and memory.svg.</param>
internal sealed record SoakOptions(double Minutes, double EditsPerMinute, double RequestsPerSecond, double HeapLimit, string Output)
{
    /// <summary>What the program is started by.</summary>
    public string[] Bounds => HeapLimit > 0 ? ["env", string.Create(CultureInfo.InvariantCulture, $"DOTNET_GCHeapHardLimit=0x{(long)(HeapLimit * 1e6):x}")] : [];

    /// <summary><c>--minutes N --edits N --requests N --heap MB --output FOLDER</c>; null when they cannot be read.</summary>
    public static SoakOptions? Parse(string[] options)
    {
        var given = options.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        if (given.Keys.Except(["--minutes", "--edits", "--requests", "--heap", "--output"]).Any() || options.Length % 2 == 1) return null;
        return new(Number("--minutes", 60), Number("--edits", 30), Number("--requests", 20), Number("--heap", 0), given.GetValueOrDefault("--output", "artifacts/soak"));

        double Number(string name, double otherwise) => given.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }
}

/// <summary>Memory in MB and what was done until then.</summary>
internal sealed record SoakSample(double Seconds, double Resident, double Heap, int Edits, int Requests, int Failed)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seconds:0},{Resident:0.0},{Heap:0.0},{Edits},{Requests},{Failed}");
}
