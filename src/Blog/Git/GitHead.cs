namespace Blog.Git;

/// <summary>The commit a folder is at, read from the files of its repository: cheap enough to ask at every look at the folder.</summary>
internal static class GitHead
{
    /// <summary>The name of the commit; null where the folder lies in no repository, or in one without a commit.</summary>
    public static string? Of(string folder)
    {
        try
        {
            return GitFolder(folder) is { } git && File.Exists(Path.Combine(git, "HEAD")) ? Resolve(git, File.ReadAllText(Path.Combine(git, "HEAD")).Trim()) : null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? GitFolder(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var git = Path.Combine(at, ".git");
            if (Directory.Exists(git)) return git;
            if (File.Exists(git) && File.ReadAllText(git).Trim() is var link && link.StartsWith("gitdir:", StringComparison.Ordinal)) return Path.GetFullPath(Path.Combine(at, link["gitdir:".Length..].Trim()));
        }
        return null;
    }

    private static string? Resolve(string git, string head)
    {
        if (!head.StartsWith("ref:", StringComparison.Ordinal)) return head.Length >= 40 ? head : null;
        var name = head["ref:".Length..].Trim();
        var common = Path.Combine(git, "commondir") is var file && File.Exists(file) ? Path.GetFullPath(Path.Combine(git, File.ReadAllText(file).Trim())) : git;
        foreach (var place in (string[])[git, common])
            if (File.Exists(Path.Combine(place, name))) return File.ReadAllText(Path.Combine(place, name)).Trim();
        var packed = Path.Combine(common, "packed-refs");
        return File.Exists(packed) ? File.ReadLines(packed).FirstOrDefault(line => line.EndsWith(" " + name, StringComparison.Ordinal))?.Split(' ')[0] : null;
    }
}
