using System.Collections.Concurrent;

namespace Blog.Live;

/// <summary>
/// What is wrong around the site and costs readers nothing but time: a cache that cannot be written, an index that cannot be saved. Each is logged when it
/// begins and when it ends.
/// </summary>
public sealed class Troubles(ILogger<Troubles> log)
{
    private readonly ConcurrentDictionary<string, string> standing = new();

    /// <summary>What is wrong now, by its place.</summary>
    public IReadOnlyDictionary<string, string> Standing => standing;

    public void Report(string place, string reason)
    {
        if (standing.TryAdd(place, reason)) log.LogWarning("{Place}: {Reason}", place, reason);
        else standing[place] = reason;
    }

    /// <summary>For who has either a reason or, when all is well again, null.</summary>
    public Action<string?> Tell(string place) => reason =>
    {
        if (reason is null) Mended(place);
        else Report(place, reason);
    };

    public void Mended(string place)
    {
        if (standing.TryRemove(place, out _)) log.LogInformation("{Place}: well again", place);
    }
}
