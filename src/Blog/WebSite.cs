using Blog.Announcing;
using Blog.Cards;
using Blog.Commenting;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Exporting;
using Blog.Feeds;
using Blog.Git;
using Blog.Http;
using Blog.Images;
using Blog.Live;
using Blog.Live.Reload;
using Blog.Logging;
using Blog.Pages;
using Blog.Telemetry;
using Microsoft.AspNetCore.Hosting.Server;

namespace Blog;

/// <summary>The composition root of the web application: what it is made of, and the way of a request through it.</summary>
public static class WebSite
{
    /// <summary>How long requests under way may take to end after Ctrl-C or SIGTERM.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(4);

    /// <summary>How long a request waits for the first site: most are built sooner.</summary>
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(5);

    /// <summary>The site as it is served: it follows the posts folder.</summary>
    public static WebApplication Create(string[] args)
    {
        var builder = BuildOutput.CreateBuilder(args);
        builder.ListenOnDefaultAddress();
        builder.AddLogging();
        builder.AddManagement();
        builder.AddSite();
        builder.FollowPosts();
        builder.AddLiveReload();
        builder.AddDraining();
        return builder.BuildLoading().WithPages();
    }

    /// <summary>The same site standing still: it shows the snapshot that is published to it, and logs errors alone.</summary>
    public static WebApplication CreateStill(string[] args)
    {
        var builder = BuildOutput.CreateBuilder(args);
        builder.AddErrorLogging();
        builder.AddSite();
        builder.Services.AddSingleton<DirectServer>();
        builder.Services.AddSingleton<IServer>(services => services.GetRequiredService<DirectServer>());
        return builder.BuildLoading().WithPages();
    }

    private static WebApplication BuildLoading(this WebApplicationBuilder builder)
    {
        builder.Services.AddSitePages();
        builder.Services.TryAddNoLiveReload();
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = LongestStop;
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore; // it is logged; readers do not depend on what goes on behind them
        });
        var app = builder.Build();
        app.Services.GetRequiredService<SiteCache>().BeginLoading(); // on another thread than the rest of the start
        return app;
    }

    /// <summary>The way of a request.</summary>
    private static WebApplication WithPages(this WebApplication app)
    {
        app.UseDraining();
        app.UseProxies(app.Configuration.ReadSection<ProxySettings>());
        var (live, headers) = (app.Services.GetRequiredService<LiveSite>(), new SecurityHeaders(app.Services.GetRequiredService<SiteSettings>(), app.Configuration.ReadSection<HstsSettings>()));
        var isLogged = app.LogsEveryRequest();
        if (isLogged) app.UseRequestLog();
        app.UseBasePath();
        app.UseFeedType();
        app.UseStoredPages(live, headers);
        if (!isLogged) app.UseRequestLog();
        app.UseSecurityHeaders(headers);
        app.UseReadOnlyMethods();
        app.UseMetrics();
        app.UseSiteLanguage();
        app.UseExceptionHandler(Addresses.Error.With("500").Encoded);
        app.UseSnapshot(live, FirstPatience);
        app.UseStatusCodePagesWithReExecute(Addresses.Error.Pattern.Replace("code", "0", StringComparison.Ordinal));
        app.UseRedirects();
        app.UseRouting();
        app.UseRateLimiter();
        app.UsePageCapture();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapGitHook();
        app.MapFeeds();
        app.MapIndexNowKey(app.Configuration.ReadSection<AnnounceSettings>());
        app.MapSpeculationRules();
        app.MapMedia();
        app.MapCards();
        app.MapSources();
        app.MapSearch();
        app.MapSitePages();
        app.MapLiveReload();
        return app;
    }

    private static string? PictureFolder(SiteSettings settings) => settings.CachePath.Length == 0 ? null : Path.Combine(settings.CachePath, "images");

    private static void ListenOnDefaultAddress(this WebApplicationBuilder builder)
    {
        var connections = builder.Configuration.ReadSection<ConnectionSettings>();
        builder.WebHost.ConfigureKestrel(kestrel => ConnectionLimits.Apply(connections, kestrel));
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null or "") builder.WebHost.UseUrls("http://localhost:5080");
    }

    private static void AddSite(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.ReadSiteSettings(builder.Environment);
        builder.Services.AddSingleton(settings);
        var searchLimit = builder.Configuration.ReadSection<ClientLimitSettings>();
        builder.Services.AddRateLimiter(limiter => limiter.AddPolicy(ClientLimit.Search, new ClientLimit(searchLimit)));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new MarkupScripts(
            settings.CachePath,
            report: engine => services.GetRequiredService<ILogger<MarkupScripts>>().LogInformation("{Engine}", engine),
            trouble: services.GetRequiredService<Troubles>().Tell("formulas and code")));
        builder.Services.AddSingleton(services => new MarkdownEngine(settings.Markup, services.GetRequiredService<MarkupScripts>()));
        builder.Services.AddSingleton(new PostsFolder(settings.PostsPath));
        builder.Services.AddSingleton(services => new PictureCache(PictureFolder(settings), services.GetRequiredService<Troubles>(), services.GetRequiredService<ILogger<PictureCache>>()));
        builder.Services.AddSingleton<Pictures>();
        builder.Services.AddSingleton(services => new GitHistory(services.GetRequiredService<PostsFolder>().Root, services.GetRequiredService<ILogger<GitHistory>>()));
        builder.Services.AddCards();
        builder.Services.AddSingleton(new Comments(CommentClient.From(builder.Configuration.ReadSection<CommentSettings>(), settings)));
        builder.Services.AddSingleton<SiteBuilder>();
        builder.Services.AddSingleton<SiteCache>();
        builder.Services.AddSingleton<LiveSite>();
        builder.Services.AddSingleton<Troubles>();
        builder.Services.AddSingleton<SiteMetrics>();
        builder.Services.AddSnapshot();
    }

    private static void FollowPosts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.ReadSection<WatchSettings>());
        builder.AddGit();
        builder.Services.AddHostedService<SiteSaver>();
        builder.Services.AddHostedService<PostsWatcher>();
        builder.Services.AddHostedService<BackgroundRenderer>();
        builder.Services.AddHostedService<PageWarmUp>();
        builder.Services.AddAnnouncer(builder.Configuration.ReadSection<AnnounceSettings>(), builder.Configuration.ReadSiteSettings(builder.Environment));
    }
}
