using System.Diagnostics;

namespace Blog.Tests.Commands;

/// <summary>The program as scripts run it: a process of its own, in a working directory that the test gives.</summary>
internal static class BlogProcess
{
    public static Task<(int Code, string Output, string Error)> RunAsync(string folder, params string[] arguments) => RunAsync(folder, [], arguments);

    public static async Task<(int Code, string Output, string Error)> RunAsync(string folder, Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = "http://127.0.0.1:9" },
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
