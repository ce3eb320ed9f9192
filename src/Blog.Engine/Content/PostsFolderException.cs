namespace Blog.Engine.Content;

/// <summary>The posts folder itself is missing or may not be read; the message names it, the user and what to do.</summary>
public sealed class PostsFolderException : Exception
{
    private PostsFolderException(string path, string message, Exception? cause)
        : base(message, cause) => Path = path;

    /// <summary>The full path that was tried.</summary>
    public string Path { get; }

    public static PostsFolderException From(string path, Exception cause) => new(path, cause switch
    {
        _ when File.Exists(path) => $"The posts folder {path} is a file. Name a folder with --posts or Blog__PostsPath.",
        DirectoryNotFoundException => $"The posts folder {path} does not exist. Make it, or name another with --posts or Blog__PostsPath.",
        UnauthorizedAccessException => $"The posts folder {path} cannot be read by {Environment.UserName} (uid {UserId()}). Give that user read and execute permission on it, or run as another user.",
        _ => $"The posts folder {path} cannot be read by {Environment.UserName} (uid {UserId()}): {cause.Message}",
    }, cause);

    /// <summary>What an unmounted volume leaves behind. Who means it starts the program again.</summary>
    public static PostsFolderException Emptied(string path, int count) => new(
        path, $"The posts folder {path} is empty, and held {count} posts: a volume that is not mounted? They go on being served. If they were to be deleted, start the program again.", null);

    private static string UserId() =>
        OperatingSystem.IsLinux() && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("Uid:", StringComparison.Ordinal)) is { } line
            ? line.Split('\t')[2]
            : "?";
}
