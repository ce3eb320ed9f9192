using System.Globalization;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;

namespace Blog.Commands;

/// <summary>The language of the interface before there is a site: help is wanted most where the settings are wrong.</summary>
public static class InterfaceLanguage
{
    /// <summary><c>Blog:Language</c> by the same sources as of the site; the default where they cannot be read or it is no language.</summary>
    public static CultureInfo Of(string[] arguments)
    {
        try
        {
            return CultureInfo.GetCultureInfo(Read(arguments) ?? new SiteSettings().Language);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or CultureNotFoundException || DiskTrouble.Explains(e))
        {
            return CultureInfo.GetCultureInfo(new SiteSettings().Language);
        }
    }

    private static string? Read(string[] arguments) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddJsonFile($"appsettings.{BuildOutput.EnvironmentOf(arguments)}.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine([.. arguments.Where(CommonOptions.IsSetting)])
        .Build()["Blog:Language"];
}
