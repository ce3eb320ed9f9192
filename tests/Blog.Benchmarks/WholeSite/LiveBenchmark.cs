using System.Globalization;
using Microsoft.Playwright;

namespace Blog.Benchmarks.WholeSite;

/// <summary>From the close of a file to the frame in which a real browser shows the new text, on a copy of a folder of posts served in Development.</summary>
internal static class LiveBenchmark
{
    private const int Edits = 40;

    /// <summary>Told to the page once: gives the time, in milliseconds since 1970, of the frame that first shows a text.</summary>
    private const string Watch = """
        mark => new Promise((shown) => {
          const look = () => document.querySelector("main").textContent.includes(mark);
          const painted = () => requestAnimationFrame(() => setTimeout(() => shown(performance.timeOrigin + performance.now())));
          const observer = new MutationObserver(() => { if (look()) { observer.disconnect(); painted(); } });
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        })
        """;

    public static async Task RunAsync(string posts)
    {
        var work = Directory.CreateTempSubdirectory("blog-live-").FullName;
        try
        {
            var files = SiteBenchmark.CopyPosts(posts, Path.Combine(work, "posts"));
            await SiteBenchmark.PublishAsync(Path.Combine(work, "app"));
            await using var site = await RunningSite.StartAsync(Path.Combine(work, "app"), Path.Combine(work, "posts"), Path.Combine(work, "cache"), "--environment=Development");
            await site.SettleAsync();
            SiteBenchmark.Line("posts", files.Count.ToString(CultureInfo.InvariantCulture), $"load {SiteBenchmark.LoadAverage()}");
            await MeasureAsync(site, files[files.Count / 2]);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task MeasureAsync(RunningSite site, string file)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync();
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync(site.Address + WholeSite.Edits.AddressOf(file)), "**/live/events**");
        var (text, waits) = (await File.ReadAllTextAsync(file), new List<double>());
        for (var i = 0; i < Edits; i++)
        {
            waits.Add(await SaveAsync(page, file, text, $"编辑第 {i} 次"));
            await Task.Delay(400);
        }
        waits.Sort();
        SiteBenchmark.Line("save to pixels", $"p50 {waits[Edits / 2]:n0} ms, p95 {waits[(int)(Edits * 0.95)]:n0} ms, max {waits[^1]:n0} ms", $"{Edits} edits of a post of {text.Length / 1000.0:n0} thousand characters, Chromium {browser.Version}");
    }

    private static async Task<double> SaveAsync(IPage page, string file, string text, string mark)
    {
        var shown = page.EvaluateAsync<double>(Watch, mark);
        await page.EvaluateAsync("0"); // commands are answered in order: the page watches
        await File.WriteAllTextAsync(file, $"{text}\n\n{mark}\n");
        var saved = TimeProvider.System.GetUtcNow();
        return await shown - (saved - DateTimeOffset.UnixEpoch).TotalMilliseconds;
    }
}
