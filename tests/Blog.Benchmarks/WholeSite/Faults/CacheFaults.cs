using System.Globalization;

namespace Blog.Benchmarks.WholeSite.Faults;

/// <summary>What can become of the cache, and of the program while it writes it. A start is measured from the process to its first page.</summary>
internal static class CacheFaults
{
    public static Fault[] All =>
    [
        new("no fault: an ordinary end, and a start with the cache", StopAsync, StartAsync),
        new("the disk of the cache is full", FillAsync, FreeAsync),
        new("the cache is deleted while it is used", DeleteAsync, async site => await site.ShownAsync(site.Edit())),
        new("garbage in every file of the cache, and a start", SpoilAsync, StartAsync),
        new("kill -9 while the cache is written, and a start", KillAsync, StartAsync),
    ];

    private static async Task<string> StopAsync(FaultedSite site)
    {
        await site.StopAsync();
        return "";
    }

    private static async Task<TimeSpan> StartAsync(FaultedSite site)
    {
        await site.StartAsync();
        return site.Site.FirstPageAfter;
    }

    /// <summary>No file may grow beyond 4 KB.</summary>
    private static async Task<string> FillAsync(FaultedSite site)
    {
        Limit(site, "4096:unlimited");
        await site.ShownAsync(site.Edit());
        return await site.SaidAsync("formulas and code");
    }

    private static async Task<TimeSpan> FreeAsync(FaultedSite site)
    {
        Limit(site, "unlimited:unlimited");
        return await FaultedSite.TimeAsync(async () =>
        {
            await site.ShownAsync(site.Edit());
            await site.SilentAsync("formulas and code");
        });
    }

    private static void Limit(FaultedSite site, string size)
    {
        var command = FaultedSite.AsItsUser("prlimit", string.Create(CultureInfo.InvariantCulture, $"--pid={site.Site.ProcessId}"), $"--fsize={size}");
        FaultedSite.Run(command[0], command[1..]);
    }

    private static Task<string> DeleteAsync(FaultedSite site)
    {
        Directory.Delete(site.Cache, recursive: true);
        return Task.FromResult("ready");
    }

    private static async Task<string> SpoilAsync(FaultedSite site)
    {
        await site.StopAsync();
        var random = new Random(1);
        foreach (var file in Directory.EnumerateFiles(site.Cache, "*", SearchOption.AllDirectories))
        {
            var garbage = new byte[new FileInfo(file).Length];
            random.NextBytes(garbage);
            await File.WriteAllBytesAsync(file, garbage);
        }
        return "";
    }

    /// <summary>Without a cache a start renders every formula anew, and writes it as soon as it is there.</summary>
    private static async Task<string> KillAsync(FaultedSite site)
    {
        await site.StopAsync();
        Directory.Delete(site.Cache, recursive: true);
        await site.StartAsync();
        var memo = new FileInfo(Path.Combine(site.Cache, "markup", "young.memo"));
        await RunningSite.UntilAsync(() => Task.FromResult(IsBegun(memo)), "nothing was written to the cache");
        await site.Site.KillAsync();
        return "";
    }

    private static bool IsBegun(FileInfo file)
    {
        file.Refresh();
        return file.Exists && file.Length > 20_000;
    }
}
