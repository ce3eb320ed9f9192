using System.Text;
using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace Blog.Live.Reload;

/// <summary>Whether pages follow the author. They do where the site is served in Development; anywhere else there is neither a script nor an address for it.</summary>
public sealed record LiveReload(bool IsOn);

/// <summary>
/// <c>/live/…</c>: what a page needs to follow the author. The script and its style sheet are resources of the program rather than files of wwwroot,
/// which are published and exported.
/// </summary>
internal static class LiveReloadEndpoints
{
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromMilliseconds(300);

    public static void AddLiveReload(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment()) return;
        builder.Services.AddSingleton(new LiveReload(IsOn: true));
        builder.Services.AddSingleton<PresentationWatcher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PresentationWatcher>());
    }

    /// <summary>For a site that nobody edits.</summary>
    public static void TryAddNoLiveReload(this IServiceCollection services) => services.TryAddSingleton(new LiveReload(IsOn: false));

    public static void MapLiveReload(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<LiveReload>().IsOn) return;
        app.MapGet(Addresses.ReloadScript.Pattern, () => Resource("live.js", "text/javascript; charset=utf-8"));
        app.MapGet(Addresses.ReloadStyles.Pattern, () => Resource("live.css", "text/css; charset=utf-8"));
        app.MapGet(Addresses.ReloadEvents.Pattern, Events);
    }

    private static ServerSentEventsResult<object> Events(string page, LiveSite live, PresentationWatcher presentation, SiteSettings settings, IStringLocalizer<Text> text, IHostApplicationLifetime lifetime, HttpContext context)
    {
        // A stream that outlived Ctrl-C would keep the process waiting for it.
        var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(ended);
        context.Response.Headers.CacheControl = "no-store";
        var hello = new Hello(typeof(LiveReload).Assembly.ManifestModule.ModuleVersionId, text["Live.Trouble"], text["Live.Dismiss"]);
        return TypedResults.ServerSentEvents(new PageStream(live, presentation, PathOf(page, settings)).ReadAsync(hello, ReconnectAfter, ended.Token));
    }

    private static string PathOf(string page, SiteSettings settings)
    {
        var root = Uri.UnescapeDataString(settings.BasePath);
        return root.Length > 0 && page.StartsWith(root + "/", StringComparison.Ordinal) ? page[root.Length..] : page;
    }

    private static ContentHttpResult Resource(string name, string type)
    {
        using var stream = typeof(LiveReload).Assembly.GetManifestResourceStream($"Blog.Live.Reload.{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return TypedResults.Text(reader.ReadToEnd(), type);
    }
}
