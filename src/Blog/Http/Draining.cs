using Microsoft.AspNetCore.Http;

namespace Blog.Http;

/// <summary>
/// The end of a server that readers are using: for a moment after SIGTERM it still answers, says with each answer that the connection ends, and is no longer ready. So a client goes away
/// by itself, instead of sending its next request just when the connection is closed. A server that nobody uses ends at once.
/// </summary>
internal sealed class Draining(ConnectionSettings settings) : IHostedLifecycleService
{
    /// <summary>Whoever came within this time may come again.</summary>
    private const long InUse = 1000;

    private long lastRequest = long.MinValue / 2;

    public bool HasBegun { get; private set; }

    /// <summary>A request has come.</summary>
    public void See(HttpContext context)
    {
        lastRequest = Environment.TickCount64;
        if (HasBegun && HttpProtocol.IsHttp11(context.Request.Protocol)) context.Response.Headers.Connection = "close";
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        HasBegun = true;
        if (Environment.TickCount64 - lastRequest < InUse) await Task.Delay(settings.Drain, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class DrainingExtensions
{
    public static void AddDraining(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new Draining(builder.Configuration.ReadSection<ConnectionSettings>()));
        builder.Services.AddHostedService(services => services.GetRequiredService<Draining>());
    }

    /// <summary>Before everything that answers.</summary>
    public static void UseDraining(this WebApplication app)
    {
        if (app.Services.GetService<Draining>() is not { } draining) return;
        app.Use((context, next) =>
        {
            draining.See(context);
            return next(context);
        });
    }
}
