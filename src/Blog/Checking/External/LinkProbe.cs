using System.Net;
using Blog.Http;

namespace Blog.Checking.External;

/// <summary>Asks one address: HEAD, and GET where that is not enough; again where the site wants to be asked later.</summary>
internal sealed class LinkProbe : IDisposable
{
    private const int MostRedirects = 5;

    /// <summary>Longest wait that a site may ask for before it is asked again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly HttpClient client;
    private readonly ExternalSettings settings;
    private readonly TimeProvider time;

    public LinkProbe(ExternalSettings settings, TimeProvider time)
    {
        (this.settings, this.time) = (settings, time);
        client = new(new SocketsHttpHandler { ConnectCallback = (context, cancellation) => PublicAddress.ConnectAsync(context, settings.PrivateAddresses, cancellation), UseProxy = false, UseCookies = false, MaxAutomaticRedirections = MostRedirects, PooledConnectionLifetime = settings.Timeout }) { Timeout = settings.Timeout };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; Blog-check/0.1)");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
    }

    public async Task<Answer> AskAsync(Uri address, CancellationToken cancellation)
    {
        var answer = await OnceAsync(address, cancellation);
        for (var retry = 0; retry < settings.Retries && answer.Wait is { } wait && wait <= LongestWait; retry++)
        {
            await Task.Delay(wait > settings.Delay ? wait : settings.Delay, time, cancellation);
            answer = await OnceAsync(address, cancellation);
        }
        return new(answer.Verdict, answer.Detail, time.GetUtcNow());
    }

    public void Dispose() => client.Dispose();

    private async Task<Reply> OnceAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var head = await SendAsync(HttpMethod.Head, address, cancellation);
            if (head.IsSuccessStatusCode || head.StatusCode is HttpStatusCode.TooManyRequests) return Reply.Of(head);
            using var whole = await SendAsync(HttpMethod.Get, address, cancellation); // many sites answer HEAD wrongly
            return Reply.Of(whole);
        }
        catch (HttpRequestException trouble) when (trouble.InnerException is PrivateAddressException)
        {
            return new(Verdict.Private, "", null);
        }
        catch (HttpRequestException trouble)
        {
            return trouble.HttpRequestError is HttpRequestError.NameResolutionError ? new(Verdict.Dead, "its host does not exist", null) : new(Verdict.Unclear, trouble.Message, TimeSpan.Zero);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(Verdict.Unclear, $"no answer within {settings.Timeout.TotalSeconds:0} s", TimeSpan.Zero);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, CancellationToken cancellation)
    {
        using var question = new HttpRequestMessage(method, address);
        return await client.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    /// <param name="Verdict">What it means.</param>
    /// <param name="Detail">What was said.</param>
    /// <param name="Wait">How long to wait before asking again; null where asking again is no use.</param>
    private readonly record struct Reply(Verdict Verdict, string Detail, TimeSpan? Wait)
    {
        public static Reply Of(HttpResponseMessage answer) => (int)answer.StatusCode switch
        {
            < 400 => new(Verdict.Good, "", null),
            401 or 402 or 403 or 405 or 406 or 407 or 418 or 451 or 999 => new(Verdict.Unclear, $"the answer to a program is {(int)answer.StatusCode}", null),
            408 or 425 or 429 or >= 500 => new(Verdict.Unclear, $"the answer is {(int)answer.StatusCode}", answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero),
            _ => new(Verdict.Dead, $"the answer is {(int)answer.StatusCode}", null),
        };
    }
}
