using System.Diagnostics;
using System.Diagnostics.Metrics;
using Blog.Engine.Content;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using Blog.Live;
using Microsoft.AspNetCore.Http.Features;

namespace Blog.Telemetry;

/// <summary>What is measured of the site itself, by the names that docs/deploying.md lists. Costs next to nothing while nobody listens.</summary>
public sealed class SiteMetrics
{
    public const string MeterName = "Blog";

    private readonly LiveSite live;
    private readonly TimeProvider time;
    private readonly Histogram<double> builds;
    private readonly Histogram<double> searches;

    public SiteMetrics(IMeterFactory meters, LiveSite live, Troubles troubles, TimeProvider time)
    {
        this.live = live;
        this.time = time;
        var meter = meters.Create(MeterName);
        builds = meter.CreateHistogram("blog.snapshot.build.duration", "s", "Time from reading the folder to the published snapshot.", advice: Buckets(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30));
        searches = meter.CreateHistogram("blog.search.duration", "s", "Time of one question to the search index.", advice: Buckets(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1));
        meter.CreateObservableGauge("blog.snapshot.age", Age, "s", "Time since the snapshot that is served was built.");
        meter.CreateObservableGauge("blog.snapshot.stale", () => live.Trouble is null ? 0 : 1, "{snapshot}", "1 while the last build failed and an older snapshot is served.");
        meter.CreateObservableGauge("blog.posts", Posts, "{post}", "Posts by state.");
        meter.CreateObservableGauge("blog.diagnostics", Diagnostics, "{diagnostic}", "What is wrong with the content, by code and severity.");
        meter.CreateObservableGauge("blog.troubles", () => troubles.Standing.Count, "{trouble}", "What is wrong around the site: the cache, the saved index.");
    }

    public void Built(TimeSpan duration) => builds.Record(duration.TotalSeconds);

    /// <summary>Asks the index, and notes how long that took.</summary>
    public SearchResult Search(SearchIndex index, SearchQuery query)
    {
        using var activity = Tracing.Source.StartActivity("search");
        var start = Stopwatch.GetTimestamp();
        var result = index.Query(query);
        searches.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        activity?.SetTag("blog.search.total", result.Total);
        return result;
    }

    /// <summary>Notes a page that was there already or had to be made; one from memory never met the router, so it brings its route with it.</summary>
    public static void Page(HttpContext context, string? route, bool fromMemory)
    {
        if (!CacheLookups.AreCounted) return;
        CacheLookups.Count("page", fromMemory);
        if (fromMemory && route is not null) context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("http.route", route));
    }

    private IEnumerable<Measurement<double>> Age() =>
        live.Current is { Site.BuiltAt: var builtAt } ? [new((time.GetUtcNow() - builtAt).TotalSeconds)] : [];

    private IEnumerable<Measurement<int>> Posts() => live.Current is not { Site: var site } ? [] :
    [
        new(site.Posts.Length, Tag("state", "published")),
        new(site.Pages.Length, Tag("state", "page")),
        new(site.Hidden.Length, Tag("state", "hidden")),
    ];

    private IEnumerable<Measurement<int>> Diagnostics() => live.Diagnostics
        .CountBy(diagnostic => (diagnostic.Code, diagnostic.Severity))
        .Select(group => new Measurement<int>(group.Value, Tag("code", group.Key.Code), Tag("severity", group.Key.Severity.ToString().ToLowerInvariant())));

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);

    private static InstrumentAdvice<double> Buckets(params double[] seconds) => new() { HistogramBucketBoundaries = seconds };
}
