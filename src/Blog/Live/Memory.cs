using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;

namespace Blog.Live;

/// <summary>Start-up makes a few bytes of garbage for every byte it keeps, and the collector gives none of it back by itself while the machine has room.</summary>
internal static class Memory
{
    /// <summary>Fewer posts leave less garbage than the runtime itself takes.</summary>
    private const int Worthwhile = 500;

    /// <summary>Moves the texts of the first site to a file beside the cache, where there is one: two fifths of what it holds. Those of later edits stay in memory.</summary>
    public static void Spill(Site site, ILogger log)
    {
        if (site.Parsed.Count < Worthwhile || site.Settings.CachePath.Length == 0) return;
        try
        {
            var file = SpillFile.CreateIn(site.Settings.CachePath);
            site.MoveTo(file);
            log.LogInformation("{Megabytes:0} MB of texts lie in a file and not in memory", file.Length / 1e6);
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            log.LogWarning("Texts stay in memory: no file in {Path} takes them ({Reason})", site.Settings.CachePath, trouble.Message);
        }
    }

    /// <summary>Collects and compacts, once after each long piece of work; stops the process for about a millisecond per megabyte that is kept.</summary>
    public static void GiveBack(Site site)
    {
        if (site.Parsed.Count >= Worthwhile) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
