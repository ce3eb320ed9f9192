using System.Threading.Channels;
using Blog.Engine.Storage;

namespace Blog.Live;

/// <summary>File events as one question: "did anything change, and which files can it be?". Never loses a change, never queues more than one.</summary>
internal sealed class ChangeSignal : IDisposable
{
    /// <summary>Beyond this many files a look at the whole folder is quicker.</summary>
    private const int MostFiles = 200;

    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock gathering = new();
    private HashSet<string>? touched = new(StringComparer.Ordinal);
    private FileSystemWatcher? watcher;

    /// <summary>True once a file event has arrived: then this file system sends them.</summary>
    public bool HasSeenEvent { get; private set; }

    /// <summary>Listens to a folder, whose events must prove themselves; a folder that cannot be listened to is polled only.</summary>
    public void Listen(string folder)
    {
        watcher?.Dispose();
        watcher = null;
        HasSeenEvent = false;
        try
        {
            watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                InternalBufferSize = 64 * 1024,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, change) => Seen(change.FullPath);
            watcher.Created += (_, change) => Seen(change.FullPath);
            watcher.Deleted += (_, change) => Seen(change.FullPath);
            watcher.Renamed += (_, _) => Seen(null);
            watcher.Error += (_, _) => Seen(null);
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is ArgumentException or PlatformNotSupportedException || DiskTrouble.Explains(e))
        {
            // e.g. the inotify limit is reached: polling takes over
        }
    }

    /// <summary>Waits for an event; false when <paramref name="limit"/> passed without one.</summary>
    public async Task<bool> WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            return await changes.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Waits until nothing has happened for <paramref name="quiet"/>, at most <paramref name="limit"/>.</summary>
    public async Task SettleAsync(TimeSpan quiet, TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < limit && await WaitAsync(quiet, time, cancellation)) { }
    }

    /// <summary>The full paths of the files that events have named since the last call; null when any file may have changed.</summary>
    public IReadOnlyCollection<string>? Take()
    {
        lock (gathering)
        {
            var taken = touched;
            touched = new(StringComparer.Ordinal);
            return taken;
        }
    }

    public void Dispose() => watcher?.Dispose();

    private void Seen(string? file)
    {
        HasSeenEvent = true;
        lock (gathering)
        {
            if (file is null || touched?.Count >= MostFiles) touched = null;
            else touched?.Add(file);
        }
        changes.Writer.TryWrite(true);
    }
}
