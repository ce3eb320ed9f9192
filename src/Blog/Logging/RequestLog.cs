using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Blog.Logging;

/// <summary>Readable lines in Development, compact JSON in Production; one line a request, without addresses or user agents.</summary>
public static class RequestLog
{
    public static void AddLogging(this WebApplicationBuilder builder) => builder.Host.UseSerilog((context, log) =>
    {
        log.ReadFrom.Configuration(context.Configuration)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error) // nothing is protected with its keys
            .Enrich.FromLogContext();
        if (context.HostingEnvironment.IsDevelopment())
            log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        else log.WriteTo.Console(new CompactJsonFormatter());
    });

    /// <summary>For a command that runs the site for itself: what goes wrong, on standard error.</summary>
    public static void AddErrorLogging(this WebApplicationBuilder builder) => builder.Host.UseSerilog((_, log) => log
        .MinimumLevel.Error()
        .WriteTo.Console(outputTemplate: "{Message:lj}{NewLine}{Exception}", standardErrorFromLevel: LogEventLevel.Error, formatProvider: System.Globalization.CultureInfo.InvariantCulture));

    public static void UseRequestLog(this IApplicationBuilder app) => app.UseSerilogRequestLogging(options =>
    {
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} {Elapsed:0.0} ms";
        options.GetLevel = (context, _, exception) =>
            exception is not null ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments("/live", StringComparison.Ordinal) ? LogEventLevel.Debug // it ends with the page that listens
            : context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? LogEventLevel.Debug // a probe asks every few seconds, and 503 is an answer
            : context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : LogEventLevel.Information;
    });
}
