using System.Net;

namespace Blog.Telemetry;

/// <summary>Tells who runs the server from who reads the site.</summary>
public static class Management
{
    /// <summary>What a proxy adds. A reader behind a proxy of this machine comes from this machine, too.</summary>
    private static readonly string[] ForwardingHeaders = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Real-IP", "Forwarded", "Via"];

    public static void AddManagement(this WebApplicationBuilder builder)
    {
        var management = builder.Configuration.ReadSection<ManagementSettings>();
        builder.Services.AddSingleton(management);
        builder.AddOpenTelemetry(management);
        if (management.Port is { } port) builder.ListenAlso(port);
    }

    /// <summary>Listens on a port besides the addresses that were given.</summary>
    private static void ListenAlso(this WebApplicationBuilder builder, int port)
    {
        builder.WebHost.UseUrls([.. Addresses(builder.Configuration), $"http://*:{port}"]);
        builder.WebHost.UseSetting("http_ports", "").UseSetting("https_ports", ""); // they are among the addresses now
    }

    /// <summary>The request came in by the management port; where there is none, from a program of this machine that asked for this machine.</summary>
    public static bool IsInternal(HttpContext context)
    {
        var connection = context.Connection;
        if (context.RequestServices.GetRequiredService<ManagementSettings>().Port is { } port) return connection.LocalPort == port;
        return connection.RemoteIpAddress is { } client && IPAddress.IsLoopback(client)
            && IsLoopback(context.Request.Host.Host)
            && !ForwardingHeaders.Any(context.Request.Headers.ContainsKey);
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string[] Addresses(ConfigurationManager configuration) =>
        configuration["urls"] is { Length: > 0 } urls
            ? urls.Split(';')
            : [.. Ports(configuration["http_ports"], "http"), .. Ports(configuration["https_ports"], "https")];

    private static IEnumerable<string> Ports(string? ports, string scheme) =>
        (ports ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(port => $"{scheme}://*:{port}");
}
