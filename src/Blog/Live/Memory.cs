using Blog.Engine.Publishing;

namespace Blog.Live;

/// <summary>Start-up makes a few bytes of garbage for every byte it keeps, and the collector gives none of it back by itself while the machine has room.</summary>
internal static class Memory
{
    /// <summary>Fewer posts leave less garbage than the runtime itself takes.</summary>
    private const int Worthwhile = 500;

    /// <summary>Collects and compacts, once after each long piece of work; stops the process for about a millisecond per megabyte that is kept.</summary>
    public static void GiveBack(Site site)
    {
        if (site.Parsed.Count >= Worthwhile) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
