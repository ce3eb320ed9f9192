using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Blog.Benchmarks.WholeSite;

/// <summary>A page from memory and its 304, beside a bare endpoint of the same server that gives the same bytes.</summary>
internal static partial class Serving
{
    public static async Task MeasureAsync(RunningSite site)
    {
        if (!Tool.IsThere("wrk"))
        {
            SiteBenchmark.Line("serving", "not measured", "wrk is not installed");
            return;
        }
        using var answer = await AskAsync(site, null);
        var (bytes, tag) = (await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag!.ToString());
        await using var bare = await BareAsync(bytes);
        var (ours, theirs) = (await WrkAsync(site.Address + "/"), await WrkAsync(bare.Urls.First() + "/"));
        Report($"a page from memory ({bytes.Length / 1e3:n1} KB Brotli)", ours, theirs);
        Report("304", await WrkAsync(site.Address + "/", tag), await WrkAsync(bare.Urls.First() + "/304"));
    }

    private static Task<HttpResponseMessage> AskAsync(RunningSite site, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return site.Client.SendAsync(request);
    }

    private static void Report(string what, (double Rate, string Latency) ours, (double Rate, string Latency) bare) =>
        SiteBenchmark.Line(what, $"{ours.Rate:n0}/s, p99 {ours.Latency}", $"{ours.Rate / bare.Rate:n2} of a bare endpoint's {bare.Rate:n0}/s, p99 {bare.Latency}");

    private static async Task<WebApplication> BareAsync(byte[] bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            if (context.Request.Path.Value is "/304")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
            context.Response.Headers.ContentEncoding = "br";
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            return context.Response.Body.WriteAsync(bytes).AsTask();
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<(double Rate, string Latency)> WrkAsync(string url, string? tag = null)
    {
        string[] load = ["-t1", "-c64", "-d5s", "--latency", "-H", "Accept-Encoding: br", "-H", $"If-None-Match: {tag ?? "\"none\""}", url];
        await Tool.OutputAsync("wrk", ["-t1", "-c64", "-d2s", .. load[4..]]); // compiled before it is measured
        var report = await Tool.OutputAsync("wrk", load);
        return (double.Parse(Rate().Match(report).Groups[1].Value, CultureInfo.InvariantCulture), P99().Match(report).Groups[1].Value);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+(\S+)")]
    private static partial Regex P99();
}
