using System.Reflection.Metadata;

[assembly: MetadataUpdateHandler(typeof(Blog.Live.Reload.HotReload))]

namespace Blog.Live.Reload;

/// <summary>Says when what a page looks like has changed: <c>styles</c> for style sheets alone, <c>program</c> for scripts, icons and templates.</summary>
internal sealed class PresentationWatcher(IWebHostEnvironment environment, LiveSite live, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(400);

    private readonly ChangeSignal signal = new();

    public event Action<string>? Changed;

    public override void Dispose()
    {
        HotReload.Applied -= TemplatesChanged;
        signal.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HotReload.Applied += TemplatesChanged;
        if (Root is not { } root) return;
        signal.Listen(root);
        try
        {
            while (await signal.WaitAsync(Timeout.InfiniteTimeSpan, time, stoppingToken))
            {
                await signal.SettleAsync(Quiet, LongestWait, time, stoppingToken);
                Changed?.Invoke(signal.Take() is { } files && files.All(IsStyle) ? "styles" : "program");
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>wwwroot where it lies, which in a checkout is not beside the program.</summary>
    private string? Root => Path.GetDirectoryName(Path.GetDirectoryName(environment.WebRootFileProvider.GetFileInfo("css/site.css").PhysicalPath));

    private static bool IsStyle(string file) => Path.GetExtension(file) is ".css" || Directory.Exists(file);

    /// <summary>The pages that were made with the old templates go, the site stays.</summary>
    private void TemplatesChanged()
    {
        live.ForgetPages();
        Changed?.Invoke("program");
    }
}

/// <summary>Called by the runtime when <c>dotnet watch</c> has put new code into the running program. (A build that restarts it is known by its <see cref="Hello.Program"/>.)</summary>
internal static class HotReload
{
    public static event Action? Applied;

    public static void UpdateApplication(Type[]? _) => Applied?.Invoke();
}
