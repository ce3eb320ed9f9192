using System.CommandLine;

namespace Blog.Commands;

/// <summary>What several verbs share: the posts folder, and any setting as <c>--Blog:Title=…</c>.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Posts = new("--posts");

    /// <summary>The options and settings given, in the form of the configuration's command line.</summary>
    /// <exception cref="SettingsException">A word is neither an option nor a setting.</exception>
    public static string[] ConfigurationOf(ParseResult result)
    {
        if (result.UnmatchedTokens.FirstOrDefault(token => !IsSetting(token)) is { } unknown)
            throw new SettingsException($"Unrecognized command or argument '{unknown}'. See --help; a setting is written --Blog:Name=value.");
        return [.. result.UnmatchedTokens, .. result.GetValue(Posts) is { } posts ? [$"--Blog:PostsPath={posts}"] : Array.Empty<string>()];
    }

    public static bool IsSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.Contains('=', StringComparison.Ordinal);
}
