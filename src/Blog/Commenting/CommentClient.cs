using System.Collections.Immutable;
using System.Text.Json;
using Blog.Engine.Publishing;

namespace Blog.Commenting;

/// <summary>What a page needs to show comments: checked settings, with what they leave out filled in.</summary>
/// <param name="Provider">As wwwroot/js/comments.js knows it.</param>
/// <param name="Options">What the script is told, as a JSON object: addresses, and what only this provider wants.</param>
/// <param name="Origins">The origins that the client asks, and no others.</param>
public sealed record CommentClient(string Provider, string Options, ImmutableArray<string> Origins)
{
    private const string Giscus = "https://giscus.app";

    /// <summary>Null where comments are off.</summary>
    /// <exception cref="SettingsException">A setting is missing or is no address; the message names each.</exception>
    public static CommentClient? From(CommentSettings settings, SiteSettings site)
    {
        if (settings.Provider is CommentProvider.None) return null;
        var filled = Filled(settings, site);
        var findings = Missing(filled).Concat(NoAddress(filled)).ToList();
        if (findings.Count > 0) throw new SettingsException(string.Join('\n', findings));
        return new(settings.Provider.ToString().ToLowerInvariant(), OptionsOf(filled), [.. Addresses(filled).Where(address => address.Value.Length > 0).Select(address => new Uri(address.Value).GetLeftPart(UriPartial.Authority)).Distinct()]);
    }

    private static CommentSettings Filled(CommentSettings settings, SiteSettings site)
    {
        var server = settings.Server.Length > 0 ? settings.Server.TrimEnd('/') : settings.Provider is CommentProvider.Giscus ? Giscus : "";
        return settings with
        {
            Server = server,
            Script = settings.Script.Length > 0 || server.Length == 0 ? settings.Script : settings.Provider switch
            {
                CommentProvider.Giscus => server + "/client.js",
                CommentProvider.Artalk => server + "/dist/Artalk.js",
                CommentProvider.Isso => server + "/js/embed.min.js",
                _ => "",
            },
            Style = settings.Style.Length == 0 && server.Length > 0 && settings.Provider is CommentProvider.Artalk ? server + "/dist/Artalk.css" : settings.Style,
            Site = settings.Site.Length > 0 ? settings.Site : site.Title,
        };
    }

    private static string OptionsOf(CommentSettings settings) => JsonSerializer.Serialize(
        Addresses(settings).Select(address => (Name: address.Key.ToLowerInvariant(), address.Value)).Concat(Own(settings).Select(option => (option.Name, option.Value))).ToDictionary(option => option.Name, option => option.Value));

    private static KeyValuePair<string, string>[] Addresses(CommentSettings settings) => [new("Server", settings.Server), new("Script", settings.Script), new("Style", settings.Style)];

    /// <summary>What only this provider is told, besides addresses.</summary>
    private static (string Setting, string Name, string Value)[] Own(CommentSettings settings) => settings.Provider switch
    {
        CommentProvider.Giscus =>
        [
            ("Repository", "repo", settings.Repository), ("RepositoryId", "repoId", settings.RepositoryId),
            ("Category", "category", settings.Category), ("CategoryId", "categoryId", settings.CategoryId),
        ],
        CommentProvider.Artalk => [("Site", "site", settings.Site)],
        _ => [],
    };

    private static IEnumerable<string> Missing(CommentSettings settings)
    {
        if (settings.Server.Length == 0) yield return $"Blog:Comments:Server: {settings.Provider} needs the address of its server, such as https://comments.example.org.";
        else if (settings.Script.Length == 0) yield return $"Blog:Comments:Script: {settings.Provider} needs the address of its client script, best a copy on your own server.";
        foreach (var (setting, _, value) in Own(settings))
            if (value.Length == 0) yield return $"Blog:Comments:{setting}: {settings.Provider} needs it.";
    }

    private static IEnumerable<string> NoAddress(CommentSettings settings) =>
        from address in Addresses(settings)
        where address.Value.Length > 0 && !IsAddress(address.Value)
        select $"Blog:Comments:{address.Key}: '{address.Value}' is not an https address (http only for this machine); write it as https://comments.example.org.";

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && address.UserInfo.Length == 0;
}
