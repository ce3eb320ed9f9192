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
        var settings = Bind<SiteSettings>(configuration.GetSection("Blog"));
        if (configuration["Blog:ShowDrafts"] is null) settings = settings with { ShowDrafts = environment.IsDevelopment() };
        Check(settings);
        return settings with { BaseUrl = new Uri(settings.BaseUrl).AbsoluteUri.TrimEnd('/') }; // a path in Chinese is percent-encoded in feeds and links
    }

    /// <summary>A part of the settings that has a record of its own: section <c>Blog:</c><paramref name="name"/>.</summary>
    public static T ReadSection<T>(this IConfiguration configuration, string name)
        where T : class, new()
    {
        var settings = Bind<T>(configuration.GetSection("Blog:" + name));
        var findings = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), findings, validateAllProperties: true);
        Refuse(findings, $"Blog:{name}:");
        return settings;
    }

    private static T Bind<T>(IConfiguration section)
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

    private static void Check(SiteSettings settings)
    {
        var findings = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), findings, validateAllProperties: true);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _)) findings.Add(new($"'{settings.TimeZone}' is not a time zone; write an IANA name such as Asia/Shanghai.", ["TimeZone"]));
        Refuse(findings, "Blog:");
    }

    private static void Refuse(List<ValidationResult> findings, string section)
    {
        if (findings.Count > 0) throw new SettingsException(string.Join('\n', findings.Select(finding => $"{section}{string.Join($", {section}", finding.MemberNames)}: {finding.ErrorMessage}")));
    }
}
