using System.Globalization;

namespace Blog.Benchmarks.WholeSite.Faults;

/// <summary>Readers who ask for the home page, a post and a search all the while; what they were answered, counted.</summary>
internal sealed class Readers : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMilliseconds(10);

    private readonly HttpClient client;
    private readonly CancellationTokenSource left = new();
    private readonly SortedDictionary<string, int> answers = new(StringComparer.Ordinal);
    private readonly Task reading;

    private Readers(Uri address, Uri[] pages)
    {
        client = new() { BaseAddress = address, Timeout = Patience };
        reading = ReadAsync(pages);
    }

    /// <summary>Answers of 500 and above, and requests that nothing answered in time.</summary>
    public int Failures => answers.Where(answer => answer.Key[0] is '5' or 'n').Sum(answer => answer.Value);

    public static Readers Of(FaultedSite site) =>
        new(new(site.Site.Address), [new("/", UriKind.Relative), Edits.AddressOf(site.Read), new("/api/search?q=的", UriKind.Relative)]);

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        await reading;
        client.Dispose();
        left.Dispose();
    }

    /// <summary>After they have left.</summary>
    public override string ToString() => string.Join(", ", answers.Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Value:n0} × {answer.Key}")));

    private async Task ReadAsync(Uri[] pages)
    {
        for (var i = 0; !left.IsCancellationRequested; i++)
        {
            var answer = await AskAsync(pages[i % pages.Length]);
            answers[answer] = answers.GetValueOrDefault(answer) + 1;
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task<string> AskAsync(Uri page)
    {
        try
        {
            using var answer = await client.GetAsync(page, CancellationToken.None);
            return ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or TaskCanceledException)
        {
            return "no answer";
        }
    }
}
