using Blog.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Blog.Git;

/// <summary>Publishing by git, where a remote is set.</summary>
internal static class GitServices
{
    public static void AddGit(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.ReadSection<GitSettings>();
        builder.Services.AddSingleton(settings);
        builder.Services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(GitHook.Address, new ClientLimit(new() { Requests = settings.HookRequests, Loopback = true })));
        if (!settings.IsOn) return;
        builder.Services.AddSingleton<GitCheckout>();
        builder.Services.AddSingleton<GitPublisher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<GitPublisher>()); // before the watcher: the first build has posts
    }
}
