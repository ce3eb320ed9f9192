using System.Threading.Channels;

namespace Blog.Live;

/// <summary>File events as one question: "did anything change?". Never loses a change, never queues more than one.</summary>
internal sealed class ChangeSignal : IDisposable
{
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private FileSystemWatcher? watcher;

    /// <summary>True once a file event has arrived: then this file system sends them.</summary>
    public bool HasSeenEvent { get; private set; }

    /// <summary>Listens to a folder; a folder that cannot be listened to is polled only.</summary>
    public void Listen(string folder)
    {
        watcher?.Dispose();
        watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                InternalBufferSize = 64 * 1024,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => Seen();
            watcher.Created += (_, _) => Seen();
            watcher.Deleted += (_, _) => Seen();
            watcher.Renamed += (_, _) => Seen();
            watcher.Error += (_, _) => Seen();
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            HasSeenEvent = false; // e.g. the inotify limit is reached: polling takes over
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

    public void Dispose() => watcher?.Dispose();

    private void Seen()
    {
        HasSeenEvent = true;
        changes.Writer.TryWrite(true);
    }
}
