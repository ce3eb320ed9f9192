using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Blog.Tests;

namespace Blog.Benchmarks.WholeSite;

/// <summary>The server as a process, and what it has cost so far. Memory in MB.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>So many lines tell why a server ended, and no more are kept of an hour.</summary>
    private const int LinesKept = 200;

    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();

    private RunningSite(string[] before, string app, string posts, string cache, int port, string[] settings)
    {
        Address = $"http://127.0.0.1:{port}";
        string[] command = [.. before, "dotnet", Path.Combine(app, "Blog.dll"), "--urls", Address, $"--Blog:PostsPath={posts}", $"--Blog:CachePath={cache}", .. settings];
        process = Tool.Start(command[0], command[1..]);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Client = new() { BaseAddress = new(Address) };
    }

    public static Uri Ready { get; } = new("/health/ready", UriKind.Relative);

    public string Address { get; }

    public int ProcessId => process.Id;

    public HttpClient Client { get; }

    /// <summary>What it wrote last, the first of it first.</summary>
    public IReadOnlyCollection<string> Said => said;

    public TimeSpan ReadyAfter { get; private set; }

    public TimeSpan CpuAtReady { get; private set; }

    public TimeSpan FirstPageAfter { get; private set; }

    public TimeSpan SearchReadyAfter { get; private set; }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public double Memory => Status("VmRSS");

    public double PeakMemory => Status("VmHWM");

    /// <summary>Starts the server and waits until it is ready, has answered its home page, and can search.</summary>
    public static Task<RunningSite> StartAsync(string app, string posts, string cache, params string[] settings) => StartAsync(app, posts, cache, FreePort.Next(), settings);

    /// <summary>The same on a port that is given.</summary>
    public static Task<RunningSite> StartAsync(string app, string posts, string cache, int port, params string[] settings) => StartAsync([], app, posts, cache, port, settings);

    /// <summary>The same by a command that runs the program in its place, such as one that changes the user.</summary>
    public static async Task<RunningSite> StartAsync(string[] before, string app, string posts, string cache, int port, params string[] settings)
    {
        var site = new RunningSite(before, app, posts, cache, port, settings);
        while (!await site.IsReadyAsync()) await Task.Delay(50); // oftener, and the questions cost as much as the answers
        (site.ReadyAfter, site.CpuAtReady) = (site.clock.Elapsed, site.Cpu);
        await site.Client.GetByteArrayAsync(new Uri("/", UriKind.Relative));
        site.FirstPageAfter = site.clock.Elapsed;
        await UntilAsync(async () => !(await site.Client.GetStringAsync(Ready)).Contains("\"indexing\"", StringComparison.Ordinal), "the search is not ready");
        site.SearchReadyAfter = site.clock.Elapsed;
        return site;
    }

    /// <summary>Waits until the process does no more than look at the folder now and then: every post is rendered, the index is saved.</summary>
    public async Task SettleAsync()
    {
        TimeSpan before;
        do
        {
            before = Cpu;
            await Task.Delay(TimeSpan.FromSeconds(3));
        }
        while (Cpu - before > TimeSpan.FromMilliseconds(300));
    }

    /// <summary>Looks again and again until something is so, and gives the time that took.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static async Task<TimeSpan> UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (clock.Elapsed > Patience) throw new TimeoutException(what);
            await Task.Delay(2);
        }
        return clock.Elapsed;
    }

    public Task<TimeSpan> WaitForAsync(Uri address, Func<string, bool> expected) =>
        UntilAsync(async () => expected(await Client.GetStringAsync(address)), $"{address} never was as expected");

    public Task<TimeSpan> WaitForStatusAsync(Uri address, HttpStatusCode status) => UntilAsync(
        async () =>
        {
            using var answer = await Client.GetAsync(address);
            return answer.StatusCode == status;
        },
        $"{address} never answered {status}");

    /// <summary>As <c>kill -9</c>: it has no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        Client.Dispose();
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited) await Tool.RunAsync("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (process.HasExited) throw new InvalidOperationException(string.Join('\n', [$"the server ended with code {process.ExitCode}", .. said]));
        try
        {
            using var answer = await Client.GetAsync(Ready);
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        said.Enqueue(line);
        if (said.Count > LinesKept) said.TryDequeue(out _);
    }

    private double Status(string field) =>
        double.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000;
}
