using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Blog.Tests;

namespace Blog.Benchmarks.WholeSite.Faults;

/// <summary>A running server whose folders belong to this program, which breaks and mends them.</summary>
internal sealed class FaultedSite : IAsyncDisposable
{
    /// <summary>Root may read and write everything, so the server runs as the user of the image.</summary>
    private const string User = "1654";

    private readonly string app;
    private readonly int port = FreePort.Next();
    private int marks;

    private FaultedSite(string app, string work, List<string> files) => (this.app, Work, Files) = (app, work, files);

    /// <summary>Everything that the server reads and writes lies in it.</summary>
    public string Work { get; }

    public string Posts => Path.Combine(Work, "posts");

    public string Cache => Path.Combine(Work, "cache");

    /// <summary>The posts.</summary>
    public List<string> Files { get; }

    /// <summary>The post that readers ask for and that is edited.</summary>
    public string Read => Files[0];

    public RunningSite Site { get; private set; } = null!;

    public static bool IsWithoutPrivileges => !Environment.IsPrivilegedProcess || Tool.IsThere("setpriv");

    public static async Task<FaultedSite> StartAsync(string app, string work, List<string> files)
    {
        var site = new FaultedSite(app, work, files);
        Directory.CreateDirectory(site.Cache);
        Permit(work, "a+rwX");
        await site.StartAsync();
        await site.Site.SettleAsync();
        return site;
    }

    public async Task StartAsync() => Site = await RunningSite.StartAsync(Unprivileged(), app, Posts, Cache, port);

    /// <summary>Asks it to end, and it saves what it has.</summary>
    public Task StopAsync() => Site.DisposeAsync().AsTask();

    public static void Permit(string path, string mode) => Run("chmod", "-R", mode, path);

    public static void Run(string program, params string[] arguments)
    {
        using var process = Tool.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {process.StandardError.ReadToEnd()}");
    }

    /// <summary>A text that no page has yet.</summary>
    public string NewMark() => string.Create(CultureInfo.InvariantCulture, $"记号{++marks}之{Environment.ProcessId}");

    /// <summary>Adds a mark to the post that readers ask for; the folder may lie elsewhere meanwhile.</summary>
    public string Edit(string? folder = null)
    {
        var mark = NewMark();
        File.AppendAllText(Path.Combine(folder ?? Posts, Path.GetRelativePath(Posts, Read)), $"\n\n{mark}，$z_{{{marks}}}$。\n");
        return mark;
    }

    /// <summary>From now until the post shows a text.</summary>
    public Task<TimeSpan> ShownAsync(string mark) => Site.WaitForAsync(Edits.AddressOf(Path.Combine(Posts, Read)), page => page.Contains(mark, StringComparison.Ordinal));

    /// <summary>Waits until <c>/health/ready</c> says something, and gives the part that says it.</summary>
    public async Task<string> SaidAsync(string text)
    {
        var said = "";
        await Site.WaitForAsync(RunningSite.Ready, body => (said = body).Contains(text, StringComparison.Ordinal));
        return $"{StatusIn(said)}: {text}";
    }

    /// <summary>From now until <c>/health/ready</c> says nothing of it, and that the site is ready.</summary>
    public Task<TimeSpan> SilentAsync(string text) => Site.WaitForAsync(RunningSite.Ready, body => StatusIn(body) is "ready" && !body.Contains(text, StringComparison.Ordinal));

    public static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static string StatusIn(string health)
    {
        using var json = JsonDocument.Parse(health);
        return json.RootElement.GetProperty("status").GetString()!;
    }

    /// <summary>A command run as the user of the server.</summary>
    public static string[] AsItsUser(params string[] command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", .. command] : command;

    /// <summary>A program that ignores the signal for files that are too long gets an error instead, as from a full disk.</summary>
    private static string[] Unprivileged() => ["env", "DOTNET_EnableWriteXorExecute=0", "bash", "-c", "trap '' XFSZ; exec \"$@\"", "bash", .. AsItsUser()];
}
