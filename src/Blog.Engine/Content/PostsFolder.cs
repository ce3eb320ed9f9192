using System.Collections.Immutable;

namespace Blog.Engine.Content;

/// <summary>The only reader of the posts folder. Remembers what it read: a file whose size and time are unchanged is not read again.</summary>
public sealed class PostsFolder(string root)
{
    private readonly Dictionary<SitePath, (long Length, DateTime Time, SourceFile Source)> known = [];

    /// <summary>The folder, as an absolute path.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Throws <see cref="PostsFolderException"/> when the folder is missing or this user may not list it.</summary>
    public void EnsureReadable()
    {
        if (!Directory.Exists(Root)) throw new PostsFolderException($"The posts folder {Root} does not exist. Make it, or name another with --posts or Blog__PostsPath.");
        try
        {
            _ = Directory.EnumerateFileSystemEntries(Root).FirstOrDefault();
        }
        catch (UnauthorizedAccessException)
        {
            throw new PostsFolderException($"The posts folder {Root} cannot be read by {Environment.UserName} (uid {UserId()}). Give that user read and execute permission on it, or run as another user.");
        }
    }

    public FolderContents Read()
    {
        var sources = ImmutableArray.CreateBuilder<SourceFile>();
        var assets = ImmutableArray.CreateBuilder<AssetFile>();
        foreach (var file in new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            var path = SitePath.From(Path.GetRelativePath(Root, file.FullName));
            if (PostName.IsPost(path)) sources.Add(Source(path, file));
            else assets.Add(new(path, file.Length, file.LastWriteTimeUtc));
        }
        return new(sources.DrainToImmutable(), assets.DrainToImmutable(), []);
    }

    /// <summary>The full path of a file of the folder.</summary>
    public string FullPath(SitePath path) => Path.Combine(Root, path.Value);

    private SourceFile Source(SitePath path, FileInfo file)
    {
        if (known.TryGetValue(path, out var entry) && entry.Length == file.Length && entry.Time == file.LastWriteTimeUtc) return entry.Source;
        var source = SourceFile.Decode(path, File.ReadAllBytes(file.FullName), file.LastWriteTimeUtc);
        known[path] = (file.Length, file.LastWriteTimeUtc, source);
        return source;
    }

    private static string UserId() =>
        OperatingSystem.IsLinux() && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("Uid:", StringComparison.Ordinal)) is { } line
            ? line.Split('\t')[2]
            : "?";
}
