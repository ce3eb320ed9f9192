using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Blog.Engine.Publishing;

namespace Blog;

/// <summary>A setting that cannot be used; the message names it and says what it must be.</summary>
public sealed class SettingsException(string message) : Exception(message);

/// <summary>Reads and checks the site's settings at start.</summary>
public static partial class SiteSettingsReader
{
    /// <exception cref="SettingsException">A value cannot be used, or a name is not that of a setting.</exception>
    public static SiteSettings ReadSiteSettings(this IConfiguration configuration, IHostEnvironment environment)
    {
        if (SettingNames.Unknown(configuration) is { Count: > 0 } unknown) throw new SettingsException(string.Join('\n', unknown));
        foreach (var (section, type) in SettingNames.Records) Read(configuration, type, section); // a verb refuses what any other would
        var settings = (SiteSettings)Bind(configuration.GetSection("Blog"), typeof(SiteSettings));
        if (configuration["Blog:ShowDrafts"] is null) settings = settings with { ShowDrafts = environment.IsDevelopment() };
        Check(settings);
        return settings with { BaseUrl = new Uri(settings.BaseUrl).AbsoluteUri.TrimEnd('/') }; // a path in Chinese is percent-encoded in feeds and links
    }

    /// <summary>A part of the settings that has a record of its own: the section that its <see cref="SettingSectionAttribute"/> names.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static T ReadSection<T>(this IConfiguration configuration)
        where T : class, new() => (T)Read(configuration, typeof(T), $"Blog:{typeof(T).GetCustomAttribute<SettingSectionAttribute>()!.Name}:");

    private static object Read(IConfiguration configuration, Type type, string section)
    {
        var settings = Bind(configuration.GetSection(section.TrimEnd(':')), type);
        var findings = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), findings, validateAllProperties: true);
        Refuse(findings, section);
        return settings;
    }

    private static object Bind(IConfiguration section, Type type)
    {
        try
        {
            return section.Get(type) ?? Activator.CreateInstance(type)!;
        }
        catch (InvalidOperationException e) // "Failed to convert configuration value 'x' at 'Blog:PageSize' to type …"
        {
            throw new SettingsException(e.Message);
        }
    }

    private static void Check(SiteSettings settings)
    {
        var findings = new List<ValidationResult>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _)) findings.Add(new($"'{settings.TimeZone}' is not a time zone; write an IANA name such as Asia/Shanghai.", ["TimeZone"]));
        if (!Languages().IsMatch(settings.Language)) findings.Add(new($"'{settings.Language}' is no language of the interface; write zh-CN, zh-TW or en.", ["Language"]));
        Refuse(findings, "Blog:");
    }

    /// <summary>Chinese and English, of any region; a post may have any other language (<c>lang:</c>).</summary>
    [GeneratedRegex("^(?:zh|en)(?:-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.IgnoreCase)]
    private static partial Regex Languages();

    private static void Refuse(List<ValidationResult> findings, string section)
    {
        if (findings.Count > 0) throw new SettingsException(string.Join('\n', findings.Select(finding => $"{section}{string.Join($", {section}", finding.MemberNames)}: {finding.ErrorMessage}")));
    }
}
