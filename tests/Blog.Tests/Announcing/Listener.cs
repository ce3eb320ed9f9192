using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Blog.Tests.Announcing;

/// <summary>A search engine of this machine: answers as it is told and keeps what it hears.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly Channel<(string Query, string Body)> heard = Channel.CreateUnbounded<(string, string)>();
    private readonly ConcurrentQueue<int> answers;

    private Listener(WebApplication server, int[] answers) => (this.server, this.answers) = (server, new(answers));

    public string Address => server.Urls.First() + "/told";

    /// <param name="answers">The statuses of the first answers; 200 afterwards.</param>
    public static async Task<Listener> StartAsync(params int[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var listener = new Listener(builder.Build(), answers);
        listener.server.Run(listener.HearAsync);
        await listener.server.StartAsync();
        return listener;
    }

    /// <summary>The next message; waits for it.</summary>
    public async Task<(string Query, string Body)> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        return await heard.Reader.ReadAsync(patience.Token);
    }

    public bool HasMore => heard.Reader.TryPeek(out _);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task HearAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var text = await body.ReadToEndAsync();
        context.Response.StatusCode = answers.TryDequeue(out var status) ? status : 200;
        await heard.Writer.WriteAsync((context.Request.QueryString.Value ?? "", text));
    }
}
