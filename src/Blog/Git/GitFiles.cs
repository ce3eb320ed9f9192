namespace Blog.Git;

/// <summary>What makes a folder a repository for git, written by this program, so that every line of its configuration is ours.</summary>
internal static class GitFiles
{
    /// <param name="folder">The folder, which is made.</param>
    /// <param name="head">What <c>HEAD</c> holds: a commit, or the reference to a branch.</param>
    /// <param name="configuration">What <c>config</c> holds.</param>
    public static void Write(string folder, string head, string configuration)
    {
        foreach (var part in (string[])["objects", "refs/heads"]) Directory.CreateDirectory(Path.Combine(folder, part));
        Write(Path.Combine(folder, "config"), configuration);
        Write(Path.Combine(folder, "HEAD"), head + "\n");
    }

    /// <summary>A write would follow a symbolic link, a deletion does not.</summary>
    private static void Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text) return;
        File.Delete(path);
        File.WriteAllText(path, text);
    }

    /// <exception cref="GitException">Objects would be read from a place that those name.</exception>
    public static void EnsureSelfContained(string objects)
    {
        foreach (var name in (string[])["alternates", "http-alternates"])
            if (Path.Exists(Path.Combine(objects, "info", name))) throw new GitException($"the repository takes objects from another one, which is not followed; `git repack -a -d`, then delete the file objects/info/{name}");
        if (new DirectoryInfo(objects).LinkTarget is not null) throw new GitException("the objects of the repository lie behind a symbolic link, which is not followed");
    }

    /// <summary>Git writes through symbolic links.</summary>
    /// <exception cref="GitException">There is one in the repository.</exception>
    public static void EnsureWithoutLinks(string repository)
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
        if (new DirectoryInfo(repository).EnumerateFileSystemInfos("*", everything).FirstOrDefault(item => item.LinkTarget is not null) is { } link)
            throw new GitException($"{link.FullName} is a symbolic link, which no clone of this program has; nothing in it is touched");
    }
}
