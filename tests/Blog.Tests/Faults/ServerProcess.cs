using System.Collections.Concurrent;
using System.Diagnostics;

namespace Blog.Tests.Faults;

/// <summary>The program as a process of its own on a folder, so that it can be killed, limited, or run as another user. The folder is deleted with it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();
    private readonly HttpClient client = new();
    private readonly string folder;

    private ServerProcess(string folder, string[] before, string[] settings)
    {
        this.folder = folder;
        Address = $"http://127.0.0.1:{FreePort.Next()}";
        string[] command = [.. before, "dotnet", typeof(Program).Assembly.Location, "--urls", Address, "--posts", folder, .. settings];
        process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_EnableWriteXorExecute"] = "0" }, // its mapping counts as a file, which a test may limit
        })!;
        process.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Address { get; }

    public string Log => string.Join('\n', log);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts on a folder and waits until it is ready.</summary>
    /// <param name="folder">The posts.</param>
    /// <param name="settings">As on the command line.</param>
    /// <param name="before">A command that runs the program, such as one that changes the user.</param>
    public static async Task<ServerProcess> StartAsync(string folder, string[] settings, params string[] before)
    {
        var server = new ServerProcess(folder, before, settings);
        await server.WaitForAsync("/health/ready", answer => answer.Status == 200);
        return server;
    }

    /// <summary>Status 0 when nothing answers.</summary>
    public async Task<(int Status, string Text)> GetAsync(string url)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(new(Address), url), Cancelled);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancelled));
        }
        catch (HttpRequestException)
        {
            return (0, "");
        }
    }

    public async Task<string> WaitForAsync(string url, Func<(int Status, string Text), bool> expected)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var answer = await GetAsync(url);
            if (expected(answer)) return answer.Text;
            Assert.False(process.HasExited, $"the server ended:\n{Log}");
            Assert.True(clock.Elapsed < Patience, $"{url} still answers {answer.Status} {answer.Text}\n{Log}");
            await Task.Delay(20, Cancelled);
        }
    }

    public Task<string> WaitForTextAsync(string url, string text) => WaitForAsync(url, answer => answer.Text.Contains(text, StringComparison.Ordinal));

    /// <summary>As <c>kill -9</c>: it has no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Cancelled);
    }

    /// <summary>As an orchestrator ends it; gives the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(Cancelled);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
        client.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
