using System.Threading.Channels;
using Blog.Engine.Storage;

namespace Blog.Git;

/// <summary>
/// Pulls the posts: at the start, at every interval, and when the hook is called. What a pull changes on disk the watcher takes in; a pull that fails changes nothing,
/// is logged, and stands in <see cref="Trouble"/> until one succeeds.
/// </summary>
internal sealed class GitPublisher(GitCheckout checkout, GitSettings settings, TimeProvider time, ILogger<GitPublisher> log) : BackgroundService
{
    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public string? Trouble { get; private set; }

    public bool HasPosts { get; private set; }

    /// <summary>Asks for a pull soon; calls that come while one waits are one.</summary>
    public void Call() => calls.Writer.TryWrite(true);

    /// <summary>With a clone of an earlier start the site serves it at once; the first clone is waited for.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        HasPosts = checkout.HasCommit;
        if (HasPosts) Call();
        else await Task.Run(Pull, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WaitAsync(stoppingToken);
                Pull();
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        using var due = settings.Interval == TimeSpan.Zero ? new CancellationTokenSource() : new CancellationTokenSource(settings.Interval, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping, due.Token);
        try
        {
            await calls.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // The interval is over.
        }
    }

    private void Pull()
    {
        try
        {
            var (commit, isNew) = checkout.Pull();
            if (isNew || Trouble is not null) log.LogInformation("Posts pulled: commit {Commit}", commit);
            (HasPosts, Trouble) = (true, null);
        }
        catch (Exception e) when (e is GitException || DiskTrouble.Explains(e))
        {
            if (Trouble != e.Message) log.LogError("The posts were not pulled, the last ones stay: {Trouble}", e.Message);
            Trouble = e.Message;
        }
    }
}
