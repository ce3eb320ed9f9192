using System.CommandLine;
using Blog.Engine.Publishing;

namespace Blog.Commands;

/// <summary><c>health</c>: asks the server of this machine whether it is ready; for a container's health check, which has no curl.</summary>
public static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var command = new Command("health");
        command.SetAction((_, cancellation) => Ask(cancellation));
        return command;
    }

    private static async Task<int> Ask(CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(new Uri(Address(), Addresses.Ready.Pattern), cancellation);
            return response.IsSuccessStatusCode ? ExitCodes.Success : ExitCodes.Findings;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.Findings;
        }
    }

    /// <summary>Where the server listens, by the same variables that told it; any address means this machine.</summary>
    private static Uri Address()
    {
        var urls = Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? Environment.GetEnvironmentVariable("URLS");
        if (!string.IsNullOrEmpty(urls)) return Local(urls.Split(';')[0]);
        var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0];
        return new($"http://127.0.0.1:{(string.IsNullOrEmpty(port) ? "5080" : port)}");
    }

    private static Uri Local(string url) => new(url
        .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal));
}
