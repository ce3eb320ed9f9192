using Blog.Engine.Content;
using Blog.Engine.Publishing;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Blog.Telemetry;

/// <summary>
/// What is measured leaves the process in two ways: <c>/metrics</c> in Prometheus form, and OTLP where the standard variables
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its like) name a collector. Spans go by OTLP alone. Without a collector and a management port,
/// measuring begins with the first request for <c>/metrics</c>: a site that nobody watches pays nothing for it.
/// </summary>
public static class OpenTelemetryExport
{
    public static readonly string Path = Addresses.Metrics.Pattern;

    /// <summary>In seconds; a page from memory takes about a twentieth of a millisecond, far below the first of the standard boundaries.</summary>
    private static readonly double[] RequestBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private static readonly string[] Meters =
        [SiteMetrics.MeterName, CacheLookups.MeterName, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting"];

    public static void AddOpenTelemetry(this WebApplicationBuilder builder, ManagementSettings management)
    {
        var (sendsMetrics, sendsTraces) = (IsCollected(builder.Configuration, "METRICS"), IsCollected(builder.Configuration, "TRACES"));
        if (sendsMetrics || (management is { Metrics: true, Port: not null })) builder.Services.AddOpenTelemetry().WithMetrics(metrics => AddMetrics(metrics, management.Metrics, sendsMetrics));
        else if (management.Metrics) builder.Services.AddSingleton(_ => AddMetrics(Sdk.CreateMeterProviderBuilder(), isScraped: true, isSent: false).Build());
        if (sendsTraces) builder.Services.AddOpenTelemetry().WithTracing(AddTraces);
    }

    /// <summary>Answers <c>/metrics</c> to whoever may see it; for everybody else there is no such page. Goes before whatever waits for the first snapshot.</summary>
    public static void UseMetrics(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<ManagementSettings>() is not { Metrics: true }) return;
        var scrape = new Lazy<RequestDelegate>(() => app.New().UseOpenTelemetryPrometheusScrapingEndpoint(_ => true).Build());
        app.Use((context, next) => context.Request.Path.Value == Path && Management.IsInternal(context) ? scrape.Value(context) : next(context));
    }

    private static MeterProviderBuilder AddMetrics(MeterProviderBuilder metrics, bool isScraped, bool isSent)
    {
        metrics.ConfigureResource(Describe).AddMeter(Meters).AddView("http.server.request.duration", new ExplicitBucketHistogramConfiguration { Boundaries = RequestBuckets });
        if (isScraped) metrics.AddPrometheusExporter(prometheus => (prometheus.ScopeInfoEnabled, prometheus.ScrapeResponseCacheDurationMilliseconds) = (false, 0));
        return isSent ? metrics.AddOtlpExporter() : metrics;
    }

    private static void AddTraces(TracerProviderBuilder traces) =>
        traces.ConfigureResource(Describe).AddSource(Tracing.Source.Name, CacheLookups.MeterName).AddAspNetCoreInstrumentation().AddOtlpExporter();

    /// <summary>The environment may say more, or otherwise: OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES.</summary>
    private static void Describe(ResourceBuilder resource) => resource
        .Clear()
        .AddService("blog", serviceVersion: typeof(OpenTelemetryExport).Assembly.GetName().Version?.ToString(3))
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    private static bool IsCollected(ConfigurationManager configuration, string signal) =>
        configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } || configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"] is { Length: > 0 };
}
