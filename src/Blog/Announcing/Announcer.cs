using System.Collections.Immutable;
using System.Threading.Channels;
using Blog.Engine.Publishing;
using Blog.Live;

namespace Blog.Announcing;

/// <summary>
/// Tells search engines of posts that are published, changed or removed while the server runs; never of all there are, for which the sitemap is. Once the site is
/// quiet, what has gathered goes out in one message an engine, tried at most <see cref="Tries"/> times.
/// </summary>
internal sealed class Announcer(LiveSite live, SiteSettings site, AnnounceSettings settings, TimeProvider time, ILogger<Announcer> log) : BackgroundService
{
    private const int Tries = 4;

    /// <summary>Changes that wait at most; more come of a moved folder, and the sitemap tells of them.</summary>
    private const int Most = 10_000;

    private readonly Channel<PostChange> waiting = Channel.CreateBounded<PostChange>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(20), MaxResponseContentBufferSize = 1 << 16 };
    private Site? known;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        live.Published += Compare;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(settings.Quiet, time, stoppingToken);
                foreach (var message in SearchEngines.MessagesOn(Take(), settings, site)) await SendAsync(message, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops; what is not said is found through the sitemap.
        }
    }

    public override void Dispose()
    {
        live.Published -= Compare;
        client.Dispose();
        base.Dispose();
    }

    private void Compare(Site now)
    {
        if (known is not null) foreach (var change in PostChange.Between(known, now)) waiting.Writer.TryWrite(change);
        known = now;
    }

    /// <summary>Everything that waits, each address once, as it is now.</summary>
    private ImmutableArray<PostChange> Take()
    {
        var changes = new Dictionary<SiteUrl, PostChange>();
        while (waiting.Reader.TryRead(out var change)) changes[change.Url] = change;
        return [.. changes.Values];
    }

    private async Task SendAsync(Message message, CancellationToken stopping)
    {
        var pause = settings.Retry;
        for (var attempt = 1; ; attempt++, pause *= 2)
        {
            if (await IsDoneAsync(message, stopping) || attempt == Tries) return;
            await Task.Delay(pause, time, stopping);
        }
    }

    /// <summary>False where trying again may help. The log names the engine and never the address, which may hold a secret.</summary>
    private async Task<bool> IsDoneAsync(Message message, CancellationToken stopping)
    {
        try
        {
            using var request = message.Request();
            using var answer = await client.SendAsync(request, stopping);
            if (answer.IsSuccessStatusCode) log.LogInformation("{Engine} was told of {Count} addresses", message.Engine, message.Count);
            else log.LogWarning("{Engine} answered {Status} to {Count} addresses", message.Engine, (int)answer.StatusCode, message.Count);
            return !SearchEngines.IsPassing(answer.StatusCode);
        }
        catch (Exception trouble) when (trouble is HttpRequestException || (trouble is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            log.LogWarning("{Engine} could not be reached ({Reason})", message.Engine, trouble is HttpRequestException refused ? refused.HttpRequestError : "no answer in time");
            return false;
        }
    }
}
