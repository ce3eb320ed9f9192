using System.IO.Compression;
using Blog.Tests;
using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>What a first visit costs a reader. <see cref="Reading"/> fails a page that asks another origin for anything.</summary>
public sealed class SpeedTests(Chromium chromium, SampleBlog blog) : Reading(chromium, blog)
{
    /// <summary>Bytes as Brotli.</summary>
    private const int MostOfAPage = 30_000, MostScript = 10_000;

    [Theory]
    [InlineData("/", true)] // in an excerpt
    [InlineData("/posts/forest", true)]
    [InlineData("/posts/boost", false)]
    [InlineData("/series/集成学习", false)]
    [InlineData("/archive", false)]
    [InlineData("/search?q=没有这个", false)]
    [InlineData("/about", false)]
    public async Task A_first_visit_is_small_and_asks_for_fonts_only_for_formulas(string path, bool hasFormulas)
    {
        var cost = await CostOf(path);
        Assert.True(cost.Where(part => part.Key != "font").Sum(part => part.Value) <= MostOfAPage, $"{path} costs {Shown(cost)}");
        Assert.True(cost["script"] <= MostScript, $"{path} costs {Shown(cost)}");
        Assert.Equal(hasFormulas, cost.ContainsKey("font"));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Nothing_moves_while_a_page_loads_and_is_scrolled_through(int width)
    {
        var page = await OpenAsync("/", new() { ViewportSize = new() { Width = width, Height = 844 } });
        await page.AddInitScriptAsync("window.shifts = []; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts.push(entry.value); }).observe({ type: 'layout-shift', buffered: true });");
        foreach (var path in PageTypes)
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            await page.EvaluateAsync("async () => { for (let y = 0; y < document.body.scrollHeight; y += 600) { scrollTo({ top: y, behavior: 'instant' }); await new Promise(requestAnimationFrame); } await document.fonts.ready; await new Promise(requestAnimationFrame); }");
            // Formulas give way by a hair while their rarer fonts arrive.
            var shift = await page.EvaluateAsync<double>("shifts.reduce((sum, value) => sum + value, 0)");
            Assert.True(shift < 0.01, $"{path} at {width} moves by {shift}");
        }
    }

    [Fact]
    public async Task The_browser_may_fetch_pages_ahead_and_no_answers_files_or_feeds()
    {
        var page = await OpenAsync("about:blank");
        var session = await page.Context.NewCDPSessionAsync(page);
        var links = new TaskCompletionSource<string>();
        session.Event("Preload.preloadingAttemptSourcesUpdated").OnEvent += (_, found) => { if (found?.GetRawText() is { } text && text.Contains("/posts/", StringComparison.Ordinal)) links.TrySetResult(text); };
        await session.SendAsync("Preload.enable");
        await page.GotoAsync("/search?q=森林");
        var ahead = await links.Task.WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("?", ahead, StringComparison.Ordinal);
        Assert.DoesNotContain(".xml", ahead, StringComparison.Ordinal);
        Assert.DoesNotContain(".json\"", ahead, StringComparison.Ordinal);
    }

    private static string Shown(Dictionary<string, int> cost) => string.Join(", ", cost.Select(part => $"{part.Key} {part.Value}"));

    /// <summary>What the browser asks for, by kind, in bytes as Brotli: pages as the server sends them, files as the publish step packs them.</summary>
    private async Task<Dictionary<string, int>> CostOf(string path)
    {
        var page = await OpenAsync("about:blank");
        var answers = new List<IResponse>();
        page.Response += (_, answer) => { lock (answers) answers.Add(answer); };
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.EvaluateAsync("document.fonts.ready.then(() => null)"); // a slow browser is idle before it knows which fonts it needs
        var cost = new Dictionary<string, int>();
        IResponse[] all;
        lock (answers) all = [.. answers];
        foreach (var answer in all.Where(answer => answer.Request.ResourceType is "document" or "stylesheet" or "script" or "font"))
            cost[answer.Request.ResourceType] = cost.GetValueOrDefault(answer.Request.ResourceType) + Packed(await answer.BodyAsync(), answer.Request.ResourceType == "document" ? 5 : 11);
        return cost;
    }

    private static int Packed(byte[] body, int quality)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        Assert.True(BrotliEncoder.TryCompress(body, packed, out var length, quality, window: 22));
        return length;
    }
}
