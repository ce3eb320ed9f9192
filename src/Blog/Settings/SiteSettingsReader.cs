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
        var settings = configuration.ReadSection<SiteSettings>("Blog");
        if (configuration["Blog:ShowDrafts"] is null) settings = settings with { ShowDrafts = environment.IsDevelopment() };
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _)) throw new SettingsException($"Blog:TimeZone: '{settings.TimeZone}' is not a time zone; write an IANA name such as Asia/Shanghai.");
        return settings with { BaseUrl = new Uri(settings.BaseUrl).AbsoluteUri.TrimEnd('/') }; // a path in Chinese is percent-encoded in feeds and links
    }

    /// <summary>One section as a record, checked by its attributes.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static T ReadSection<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        var settings = Bind<T>(configuration.GetSection(section));
        Check(settings, section);
        return settings;
    }

    private static T Bind<T>(IConfigurationSection section)
        where T : class, new()
    {
        try
        {
            return section.Get<T>() ?? new();
        }
        catch (InvalidOperationException e) // "Failed to convert configuration value 'x' at 'Blog:PageSize' to type …"
        {
            throw new SettingsException(e.Message);
        }
    }

    private static void Check(object settings, string section)
    {
        var findings = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), findings, validateAllProperties: true);
        if (findings.Count == 0) return;
        throw new SettingsException(string.Join('\n', findings.Select(finding => $"{string.Join(", ", finding.MemberNames.Select(name => $"{section}:{name}"))}: {finding.ErrorMessage}")));
    }
}
