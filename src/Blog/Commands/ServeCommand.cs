using System.CommandLine;

namespace Blog.Commands;

/// <summary><c>serve</c>: the site over HTTP, following every change of the posts folder.</summary>
public static class ServeCommand
{
    private static readonly Option<string?> Posts = new("--posts") { Description = "The folder of posts (default: ./posts)." };
    private static readonly Option<string?> Urls = new("--urls") { Description = "The address to listen on (default: http://localhost:5080)." };

    public static Command Create()
    {
        var command = new Command("serve", "Serve the site and follow every change of the posts folder.");
        AddTo(command);
        return command;
    }

    public static void AddTo(Command command)
    {
        command.Options.Add(Posts);
        command.Options.Add(Urls);
        command.SetAction((result, cancellation) => Serve(result.GetValue(Posts), result.GetValue(Urls), cancellation));
    }

    private static async Task<int> Serve(string? posts, string? urls, CancellationToken cancellation)
    {
        var app = WebSite.Create([
            .. posts is null ? Array.Empty<string>() : [$"--Blog:PostsPath={posts}"],
            .. urls is null ? Array.Empty<string>() : [$"--urls={urls}"],
        ]);
        await app.RunAsync(cancellation);
        return 0;
    }
}
