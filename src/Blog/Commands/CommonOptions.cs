using System.CommandLine;

namespace Blog.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Posts = new("--posts") { Description = "The folder of posts (default: ./posts)." };

    /// <summary>The options given, in the form of the configuration's command line.</summary>
    public static string[] ConfigurationOf(ParseResult result) =>
        result.GetValue(Posts) is { } posts ? [$"--Blog:PostsPath={posts}"] : [];
}
