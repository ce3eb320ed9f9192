using Blog.Http;
using Blog.Telemetry;
using Serilog;
using Serilog.AspNetCore;
using Serilog.Context;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Blog.Logging;

/// <summary>
/// Readable lines in Development, compact JSON in Production, without addresses or user agents. A line for each request in Development; in Production for
/// those that fail or are slow: the metrics count them all, and a line each costs a quarter of the rate of pages from memory.
/// </summary>
public static class RequestLog
{
    /// <summary>Milliseconds from which an answer is worth a line.</summary>
    private const double Slow = 500;

    public static void AddLogging(this WebApplicationBuilder builder) => builder.Host.UseSerilog((context, log) =>
    {
        log.ReadFrom.Configuration(context.Configuration)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error) // nothing is protected with its keys
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off) // else it opens a scope and an activity for every request, pages from memory too
            .Enrich.FromLogContext();
        if (context.HostingEnvironment.IsDevelopment())
            log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        else log.WriteTo.Console(new CompactJsonFormatter());
    });

    /// <summary>For a command that runs the site for itself: what goes wrong, on standard error.</summary>
    public static void AddErrorLogging(this WebApplicationBuilder builder) => builder.Host.UseSerilog((_, log) => log
        .MinimumLevel.Error()
        .WriteTo.Console(outputTemplate: "{Message:lj}{NewLine}{Exception}", standardErrorFromLevel: LogEventLevel.Error, formatProvider: System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Whether requests that end well are logged too: in Development, and where the level is Debug.</summary>
    public static bool LogsEveryRequest(this WebApplication app) => app.Services.GetRequiredService<Serilog.ILogger>().IsEnabled(Ordinary(app.Environment));

    /// <summary>Lines of one request have one <c>RequestId</c>.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            using (LogContext.PushProperty("RequestId", context.TraceIdentifier)) await next(context);
        });
        app.UseSerilogRequestLogging(options => Configure(options, app.Environment));
    }

    private static void Configure(RequestLoggingOptions options, IHostEnvironment environment)
    {
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} {Elapsed:0.0} ms";
        options.GetLevel = (context, elapsed, exception) =>
            exception is not null ? LogEventLevel.Error
            : IsOfNoInterest(context.Request.Path) || SnapshotGate.IsStarting(context) ? LogEventLevel.Debug
            : context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : context.Response.StatusCode >= 400 || elapsed >= Slow ? LogEventLevel.Information
            : Ordinary(environment);
    }

    private static LogEventLevel Ordinary(IHostEnvironment environment) => environment.IsDevelopment() ? LogEventLevel.Information : LogEventLevel.Debug;

    /// <summary>The listening of open pages ends with them; a probe asks every few seconds, and 503 is an answer.</summary>
    private static bool IsOfNoInterest(PathString path) =>
        path.StartsWithSegments("/live", StringComparison.Ordinal) || path.StartsWithSegments("/health", StringComparison.Ordinal) || path == OpenTelemetryExport.Path;
}
