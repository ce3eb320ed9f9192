using System.Diagnostics;
using System.Globalization;
using System.Net;
using Blog.Tests;

namespace Blog.Benchmarks.WholeSite;

/// <summary>The server as a process, and what it has cost so far. Memory in MB.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly Process process;
    private readonly Stopwatch clock = Stopwatch.StartNew();

    private RunningSite(string app, string posts, string cache, int port, string[] settings)
    {
        Address = $"http://127.0.0.1:{port}";
        process = Tool.Start("dotnet", [Path.Combine(app, "Blog.dll"), "--urls", Address, $"--Blog:PostsPath={posts}", $"--Blog:CachePath={cache}", .. settings]);
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        Client = new() { BaseAddress = new(Address) };
    }

    public string Address { get; }

    public HttpClient Client { get; }

    public TimeSpan ReadyAfter { get; private set; }

    public TimeSpan CpuAtReady { get; private set; }

    public TimeSpan FirstPageAfter { get; private set; }

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

    /// <summary>Starts the server and waits until it is ready and has answered its home page.</summary>
    public static Task<RunningSite> StartAsync(string app, string posts, string cache, params string[] settings) => StartAsync(app, posts, cache, FreePort.Next(), settings);

    /// <summary>The same on a port that is given.</summary>
    public static async Task<RunningSite> StartAsync(string app, string posts, string cache, int port, params string[] settings)
    {
        var site = new RunningSite(app, posts, cache, port, settings);
        while (!await site.IsReadyAsync()) await Task.Delay(10);
        (site.ReadyAfter, site.CpuAtReady) = (site.clock.Elapsed, site.Cpu);
        await site.Client.GetByteArrayAsync(new Uri("/", UriKind.Relative));
        site.FirstPageAfter = site.clock.Elapsed;
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

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Tool.RunAsync("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (process.HasExited) throw new InvalidOperationException($"the server ended with code {process.ExitCode}");
        try
        {
            using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    private double Status(string field) =>
        double.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000;
}
