using System.ComponentModel.DataAnnotations;
using Blog.Engine.Publishing;

namespace Blog;

/// <summary>A setting that cannot be used; the message names it and says what it must be.</summary>
public sealed class SettingsException(string message) : Exception(message);

/// <summary>Reads and checks the site's settings at start.</summary>
public static class SiteSettingsReader
{
    public static SiteSettings ReadSiteSettings(this IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = Bind(configuration);
        if (configuration["Blog:ShowDrafts"] is null) settings = settings with { ShowDrafts = environment.IsDevelopment() };
        Check(settings);
        return settings with { BaseUrl = new Uri(settings.BaseUrl).AbsoluteUri.TrimEnd('/') }; // a path in Chinese is percent-encoded in feeds and links
    }

    private static SiteSettings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection("Blog").Get<SiteSettings>() ?? new();
        }
        catch (InvalidOperationException e) // "Failed to convert configuration value 'x' at 'Blog:PageSize' to type …"
        {
            throw new SettingsException(e.Message);
        }
    }

    private static void Check(SiteSettings settings)
    {
        var findings = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), findings, validateAllProperties: true);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _)) findings.Add(new($"'{settings.TimeZone}' is not a time zone; write an IANA name such as Asia/Shanghai.", ["TimeZone"]));
        if (findings.Count == 0) return;
        throw new SettingsException(string.Join('\n', findings.Select(finding => $"Blog:{string.Join(", Blog:", finding.MemberNames)}: {finding.ErrorMessage}")));
    }
}
