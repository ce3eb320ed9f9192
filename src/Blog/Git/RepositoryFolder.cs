using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Storage;

namespace Blog.Git;

/// <summary>
/// The repository around a folder, read as files and without git. Whoever wrote the folder may have written these files too: a name that they hold is checked
/// before it is a path or an argument, and neither a link nor a file that is no small text is opened.
/// </summary>
/// <param name="Top">The folder that the repository's paths start from.</param>
/// <param name="Own">Where its HEAD lies.</param>
/// <param name="Common">Where its objects and branches lie: elsewhere than <paramref name="Own"/> in a worktree.</param>
internal sealed partial record RepositoryFolder(string Top, string Own, string Common)
{
    private const int MaxText = 4096, MaxList = 16 * 1024 * 1024;

    /// <summary>How many references may name one another.</summary>
    private const int MaxSteps = 5;

    /// <summary>Null where the folder lies in no repository.</summary>
    public static RepositoryFolder? Around(string folder)
    {
        try
        {
            for (var at = RealPath.Of(folder); at is not null; at = Path.GetDirectoryName(at))
                if (Path.Exists(Path.Combine(at, ".git"))) return At(at);
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            // As if there were none.
        }
        return null;
    }

    public string Objects => Path.Combine(Common, "objects");

    /// <summary>The commits at which a shallow clone ends, a line each; null where the history is whole.</summary>
    public string? Shallow => Read(Path.Combine(Common, "shallow"), MaxList) is { } list && list.Split('\n').All(line => ObjectName().IsMatch(line)) ? list : null;

    /// <summary>The commit that is checked out, as 40 or 64 hexadecimal digits; null where there is none. Cheap enough to ask at every look at the folder.</summary>
    public string? Head()
    {
        try
        {
            var name = "HEAD";
            for (var step = 0; step < MaxSteps && Value(name) is { } value; step++)
            {
                if (ObjectName().IsMatch(value)) return value;
                if (Symbolic().Match(value) is not { Success: true } reference) return null;
                name = reference.Groups[1].Value;
            }
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            // It changes just now, or is not ours to read: asked again at the next look.
        }
        return null;
    }

    private string? Value(string name) =>
        Read(Path.Combine(Own, name), MaxText) ?? Read(Path.Combine(Common, name), MaxText)
        ?? Read(Path.Combine(Common, "packed-refs"), MaxList)?.Split('\n').FirstOrDefault(line => line.EndsWith(" " + name, StringComparison.Ordinal))?.Split(' ')[0];

    private static RepositoryFolder? At(string top)
    {
        var git = Path.Combine(top, ".git");
        if (new FileInfo(git).LinkTarget is not null) return null;
        return Directory.Exists(git) ? new(top, git, git) : Linked(top, git);
    }

    /// <summary>A file names the repository of a worktree or a submodule. It is believed when that repository names it too, or lies in the one around this folder.</summary>
    private static RepositoryFolder? Linked(string top, string file)
    {
        if (Read(file, MaxText) is not { } text || !text.StartsWith("gitdir:", StringComparison.Ordinal)) return null;
        var own = Resolved(top, text["gitdir:".Length..].Trim());
        var isWorktree = Read(Path.Combine(own, "gitdir"), MaxText) is { } back && Resolved(own, back) == file;
        if (isWorktree && Read(Path.Combine(own, "commondir"), MaxText) is { } common && IsWithin(own, Resolved(own, common))) return new(top, own, Resolved(own, common));
        return Path.GetDirectoryName(top) is { } above && Around(above) is { } outer && IsWithin(own, Path.Combine(outer.Common, "modules")) ? new(top, own, own) : null;
    }

    private static string Resolved(string folder, string path) => RealPath.Of(Path.GetFullPath(Path.Combine(folder, path)));

    private static bool IsWithin(string path, string folder) => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The text of a small file without white space around it. What has no length may be a pipe, which would be waited for.</summary>
    private static string? Read(string path, int limit) =>
        new FileInfo(path) is { Exists: true, LinkTarget: null, Length: > 0 and var length } && length <= limit ? File.ReadAllText(path).Trim() : null;

    [GeneratedRegex(@"^(?:[0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.NonBacktracking)]
    private static partial Regex ObjectName();

    [GeneratedRegex(@"^ref:[ \t]*(refs(?:/[^\s/.\\][^\s/\\]*)+)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Symbolic();
}
