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

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2), Measured = TimeSpan.FromSeconds(5), EditedFor = TimeSpan.FromSeconds(10);

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
        var bound = await WarmAsync(bare.Urls.First(), "br");
        Report(string.Create(CultureInfo.InvariantCulture, $"a page of {bytes.Length / 1e3:n1} KB (Brotli) from memory"), await WarmAsync(Url, "br"), bound);
        var busyBound = await WhileEditedAsync(bare.Urls.First());
        Report($"the same while {Edited} posts are edited", await WhileEditedAsync(Url), busyBound);
        Report("304", await WarmAsync(Url, "br", tag), await WarmAsync(bare.Urls.First() + "/304", "br"));
        await MeasureNginxAsync(bound);
    }

    /// <summary>Each edit is another site, which takes some of the processor from whatever answers, the bare endpoint too.</summary>
    private async Task<Load> WhileEditedAsync(string url)
    {
        var editing = edits.PacedAsync(Edited, EditedFor);
        var load = await Load.OnAsync(url, EditedFor, "Accept-Encoding: br");
        await editing;
        return load;
    }

    private async Task MeasureNginxAsync(Load bare)
    {
        if (!StaticNginx.IsThere)
        {
            SiteBenchmark.Line("nginx", "not measured", "nginx is not installed");
            return;
        }
        var (_, file, _) = await AskAsync(site, page, StaticNginx.Coding);
        await using var nginx = await StaticNginx.StartAsync(file);
        Report(string.Create(CultureInfo.InvariantCulture, $"nginx, the page as a file of {file.Length / 1e3:n1} KB ({StaticNginx.Coding})"), await WarmAsync(nginx.Url, StaticNginx.Coding), bare);
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

    private static void Report(string what, Load load, Load bare) => SiteBenchmark.Line(
        what,
        string.Create(CultureInfo.InvariantCulture, $"{load.Rate:n0}/s, p99 {load.P99:n1} ms{(load.Failed > 0 ? $", {load.Failed} FAILED" : "")}"),
        string.Create(CultureInfo.InvariantCulture, $"{load.Rate / bare.Rate:n2} of a bare endpoint's {bare.Rate:n0}/s; {load.P99 / bare.P99:n2} times its p99 of {bare.P99:n1} ms"));
}
