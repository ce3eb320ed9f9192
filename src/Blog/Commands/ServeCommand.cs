using System.CommandLine;
using Blog.Engine.Content.Posts;
using Blog.Git;
using Blog.Resources;

namespace Blog.Commands;

/// <summary><c>serve</c>: the site over HTTP, following every change of the posts folder.</summary>
public static class ServeCommand
{
    private static readonly Option<string?> Urls = new("--urls");

    public static Command Create(CommandText text)
    {
        var command = new Command("serve");
        AddTo(command, text);
        return command;
    }

    /// <summary>Makes a command serve: the verb itself, and the program without a verb.</summary>
    public static void AddTo(Command command, CommandText text)
    {
        command.Options.Add(CommonOptions.Posts);
        command.Options.Add(Urls);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((result, cancellation) => ExitCodes.Guard(text, () => Serve(CommonOptions.ConfigurationOf(result), result.GetValue(Urls), cancellation)));
    }

    private static async Task<int> Serve(string[] configuration, string? urls, CancellationToken cancellation)
    {
        await using var app = WebSite.Create([.. configuration, .. urls is null ? Array.Empty<string>() : [$"--urls={urls}"]]);
        app.Services.GetService<GitCheckout>()?.Prepare();
        app.Services.GetRequiredService<PostsFolder>().EnsureReadable();
        await app.RunAsync(cancellation);
        return ExitCodes.Success;
    }
}
