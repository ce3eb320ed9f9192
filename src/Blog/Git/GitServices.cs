using System.ComponentModel.DataAnnotations;
using Blog.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Blog.Git;

/// <summary>Publishing by git, where a remote is set.</summary>
internal static class GitServices
{
    public static void AddGit(this WebApplicationBuilder builder)
    {
        var settings = Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(GitHook.Address, new ClientLimit(new() { Requests = settings.HookRequests, Loopback = true })));
        if (!settings.IsOn) return;
        builder.Services.AddSingleton<GitCheckout>();
        builder.Services.AddSingleton<GitPublisher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<GitPublisher>()); // before the watcher: the first build has posts
    }

    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    private static GitSettings Read(ConfigurationManager configuration)
    {
        var settings = configuration.GetSection("Blog:Git").Get<GitSettings>() ?? new();
        var findings = new List<ValidationResult>();
        if (settings.IsOn) Validator.TryValidateObject(settings, new(settings), findings, validateAllProperties: true);
        return findings.Count == 0 ? settings : throw new SettingsException(string.Join('\n', findings.Select(finding => $"Blog:Git:{string.Join(", ", finding.MemberNames)} {finding.ErrorMessage}")));
    }
}
