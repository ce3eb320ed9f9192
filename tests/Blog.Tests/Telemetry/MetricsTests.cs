using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Blog.Telemetry;
using Blog.Tests.Faults;

namespace Blog.Tests.Telemetry;

public sealed partial class MetricsTests
{
    private const string Files = "-- a.md --\n# 甲\n\n$x^2$\n\n```py\nprint(1)\n```\n\n[没有](nowhere.md)\n-- b.md --\n---\ndraft: true\n---\n草稿";

    [Fact]
    public async Task What_the_site_does_is_measured_by_route_and_by_cache()
    {
        await using var blog = await ServerProcess.StartAsync(TestSite.OnDisk(Files), []); // in one process, a server that ends takes the measures of another along
        await blog.GetAsync("/metrics"); // measuring begins with the first scrape
        string[] expected =
        [
            "http_route=\"posts/{slug}\"", "http_route=\"/api/search\"", "cache=\"page\",result=\"hit\"", "cache=\"page\",result=\"miss\"",
            "blog_search_duration_seconds_count", "blog_snapshot_age_seconds", "blog_diagnostics{code=\"BLOG", "blog_posts{state=\"hidden\"}", "dotnet_gc_",
        ];
        await blog.WaitForAsync("/metrics", metrics => // a request is counted when it is over, which may be after its answer was read
        {
            blog.GetAsync("/posts/a").GetAwaiter().GetResult();
            blog.GetAsync("/api/search?q=甲").GetAwaiter().GetResult();
            return Array.TrueForAll(expected, name => metrics.Text.Contains(name, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task The_dashboard_and_the_alerts_ask_only_for_metrics_there_are()
    {
        var known = new ConcurrentBag<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => known.Add(PrometheusName(instrument)) };
        listener.Start();
        await using var blog = await BlogServer.StartAsync(Files);
        await blog.TextAsync("/metrics");
        await blog.TextAsync("/api/search?q=甲");
        var asked = Directory.EnumerateFiles(Path.Combine(Repository.Root, "deploy"), "*.*")
            .Where(file => file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith("-rules.yml", StringComparison.Ordinal))
            .SelectMany(file => Metric().Matches(File.ReadAllText(file)))
            .Select(match => Part().Replace(match.Value, ""))
            .Distinct()
            .ToList();
        Assert.True(asked.Count > 12, "too few metrics are asked for to be all of them");
        Assert.Equal([], asked.Except(known));
    }

    [Fact]
    public void The_dashboard_is_JSON_whose_panels_have_titles_and_queries()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "grafana-dashboard.json")));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();
        Assert.NotEmpty(panels);
        Assert.All(panels, panel =>
        {
            Assert.NotEmpty(panel.GetProperty("title").GetString()!);
            Assert.All(panel.GetProperty("targets").EnumerateArray(), target => Assert.NotEmpty(target.GetProperty("expr").GetString()!));
        });
    }

    [Fact]
    public async Task Builds_renderings_and_searches_are_spans_for_who_collects_them()
    {
        var seen = new ConcurrentBag<string>();
        using var collector = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Blog" or "Blog.Engine",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => seen.Add(activity.OperationName),
        };
        ActivitySource.AddActivityListener(collector);
        await using var blog = await BlogServer.StartAsync(Files);
        await blog.TextAsync("/posts/a");
        await blog.TextAsync("/search?q=甲");
        Assert.Equal(["build", "render", "search"], seen.Distinct().Order());
    }

    /// <summary>As the exporter writes it: dots, the unit, and what kind it is.</summary>
    private static string PrometheusName(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = instrument.Name.Replace('.', '_') + unit;
        var isCounter = instrument.GetType().Name is var type && (type.StartsWith("Counter", StringComparison.Ordinal) || type.StartsWith("ObservableCounter", StringComparison.Ordinal));
        return isCounter ? name + "_total" : name;
    }

    [GeneratedRegex(@"\b(?!aspnetcore_rate_limiting_(policy|result)\b)(blog|http_server|kestrel|dotnet|aspnetcore)_[a-z_]+\b(?!:)")]
    private static partial Regex Metric();

    /// <summary>The series of a histogram.</summary>
    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Part();
}
