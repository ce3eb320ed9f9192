using System.Globalization;

namespace Blog.Benchmarks.WholeSite;

/// <summary>A page from memory, at rest and while posts are edited, and its 304; beside a bare endpoint that gives the same bytes, and nginx.</summary>
internal sealed class Serving
{
    /// <summary>The page to measure is the one whose Brotli body is nearest to this, in bytes: a long article with formulas and code.</summary>
    private const int Wanted = 40_000;

    /// <summary>How many of the longest posts are asked for their size.</summary>
    private const int Candidates = 60;

    private const int Edited = 100;

    /// <summary>The site and the bare endpoint by turns, because the speed of a machine that others share changes from one half minute to the next.</summary>
    private const int Turns = 5; // odd: the middle one is reported

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2), Measured = TimeSpan.FromSeconds(4), EditedFor = TimeSpan.FromSeconds(10);

    private readonly RunningSite site;
    private readonly Edits edits;
    private readonly Uri page;
    private readonly byte[] bytes;
    private readonly string tag;

    private Serving(RunningSite site, Edits edits, Uri page, byte[] bytes, string tag) => (this.site, this.edits, this.page, this.bytes, this.tag) = (site, edits, page, bytes, tag);

    private string Url => site.Address + page;

    public static async Task MeasureAsync(RunningSite site, List<string> files)
    {
        if (!Load.IsMeasurable)
        {
            SiteBenchmark.Line("serving", "not measured", "wrk is not installed");
            return;
        }
        var longest = files.OrderByDescending(file => new FileInfo(file).Length).Take(Candidates).ToList();
        var pages = new List<(Uri Page, byte[] Bytes, string Tag)>();
        foreach (var page in longest.Select(Edits.AddressOf)) pages.Add(await AskAsync(site, page, "br"));
        var (chosen, bytes, tag) = pages.MinBy(one => Math.Abs(one.Bytes.Length - Wanted));
        await new Serving(site, new Edits(site, [.. files.Except(longest)]), chosen, bytes, tag).MeasureAsync();
    }

    private async Task MeasureAsync()
    {
        await using var bare = await BareEndpoint.StartAsync(bytes);
        var bareUrl = bare.Urls.First();
        await CompareAsync(string.Create(CultureInfo.InvariantCulture, $"a page of {bytes.Length / 1e3:n1} KB (Brotli) from memory"), () => WarmAsync(Url, "br"), () => WarmAsync(bareUrl, "br"));
        await CompareAsync($"the same while {Edited} posts are edited", () => WhileEditedAsync(Url), () => WhileEditedAsync(bareUrl));
        await CompareAsync("304", () => WarmAsync(Url, "br", tag), () => WarmAsync(bareUrl + "/304", "br"));
        await MeasureNginxAsync(bareUrl);
    }

    /// <summary>Each edit is another site, which takes some of the processor from whatever answers, the bare endpoint too.</summary>
    private async Task<Load> WhileEditedAsync(string url)
    {
        var editing = edits.PacedAsync(Edited, EditedFor);
        var load = await Load.OnAsync(url, EditedFor, "Accept-Encoding: br");
        await editing;
        return load;
    }

    private async Task MeasureNginxAsync(string bare)
    {
        if (!StaticNginx.IsThere)
        {
            SiteBenchmark.Line("nginx", "not measured", "nginx is not installed");
            return;
        }
        var (_, file, _) = await AskAsync(site, page, StaticNginx.Coding);
        await using var nginx = await StaticNginx.StartAsync(file);
        await CompareAsync(string.Create(CultureInfo.InvariantCulture, $"nginx, the page as a file of {file.Length / 1e3:n1} KB ({StaticNginx.Coding})"), () => WarmAsync(nginx.Url, StaticNginx.Coding), () => WarmAsync(bare, "br"));
    }

    private static async Task<(Uri Page, byte[] Bytes, string Tag)> AskAsync(RunningSite site, Uri page, string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept-Encoding", coding } } };
        using var answer = await site.Client.SendAsync(request);
        return (page, await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(), answer.Headers.ETag!.ToString());
    }

    /// <summary>What is not yet compiled, or not yet in memory, is not measured.</summary>
    private static async Task<Load> WarmAsync(string url, string coding, string known = "\"none\"")
    {
        string[] headers = [$"Accept-Encoding: {coding}", $"If-None-Match: {known}"];
        await Load.OnAsync(url, WarmUp, headers);
        return await Load.OnAsync(url, Measured, headers);
    }

    private static async Task CompareAsync(string what, Func<Task<Load>> load, Func<Task<Load>> bare)
    {
        var turns = new List<(Load Load, Load Bare)>();
        for (var turn = 0; turn < Turns; turn++) turns.Add((await load(), await bare()));
        var failed = turns.Sum(turn => turn.Load.Failed);
        SiteBenchmark.Line(
            what,
            string.Create(CultureInfo.InvariantCulture, $"{Median(turn => turn.Load.Rate):n0}/s, p99 {Median(turn => turn.Load.P99):n1} ms{(failed > 0 ? $", {failed} FAILED" : "")}"),
            string.Create(CultureInfo.InvariantCulture, $"{Median(turn => turn.Load.Rate / turn.Bare.Rate):n2} of a bare endpoint's {Median(turn => turn.Bare.Rate):n0}/s; {Median(turn => turn.Load.P99 / turn.Bare.P99):n2} times its p99 of {Median(turn => turn.Bare.P99):n1} ms (medians of {Turns} turns)"));

        double Median(Func<(Load Load, Load Bare), double> of) => turns.Select(of).Order().ElementAt(Turns / 2);
    }
}
