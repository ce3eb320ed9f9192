using System.Globalization;

namespace Blog.Benchmarks.WholeSite.Faults;

/// <summary>Every fault of docs/faults.md that can be made from outside, one after the other, on the published program: what readers got, what it said, and how soon it was well again.</summary>
internal static class FaultBenchmark
{
    /// <summary>False when a reader got an error while the program ran, or when a fault was not mended.</summary>
    public static async Task<bool> RunAsync(string posts)
    {
        if (!FaultedSite.IsWithoutPrivileges)
        {
            SiteBenchmark.Line("faults", "not measured", "as root this needs setpriv: root may read whatever it likes");
            return true;
        }
        var work = Directory.CreateTempSubdirectory("blog-faults-").FullName;
        try
        {
            var app = Path.Combine(work, "app");
            var files = SiteBenchmark.CopyPosts(posts, Path.Combine(work, "posts"));
            await SiteBenchmark.PublishAsync(app);
            await using var site = await FaultedSite.StartAsync(app, work, files);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count:n0} posts, load {SiteBenchmark.LoadAverage()}\n"));
            Console.WriteLine("| fault | readers meanwhile | /health/ready | well again after |\n|---|---|---|--:|");
            var isWell = true;
            foreach (var fault in (Fault[])[.. FolderFaults.All, .. PostFaults.All, .. CacheFaults.All]) isWell &= await MeasureAsync(fault, site);
            return isWell;
        }
        finally
        {
            FaultedSite.Permit(work, "u+rwX");
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>While there is no process nobody can answer; while there is one, nothing else is an answer.</summary>
    private static async Task<bool> MeasureAsync(Fault fault, FaultedSite site)
    {
        var (process, readers) = (site.Site, Readers.Of(site));
        string said;
        TimeSpan took;
        await using (readers)
        {
            said = await fault.StrikeAsync(site);
            took = await fault.MendAsync(site);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {fault.Name} | {readers} | {said} | {took.TotalMilliseconds:n0} ms |"));
        return readers.Failures == 0 || process != site.Site;
    }
}
