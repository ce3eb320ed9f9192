using System.IO.Enumeration;
using Blog.Engine.Content;

namespace Blog.Exporting;

/// <summary>How a file lies there.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Time">Of its last change, in ticks of UTC.</param>
internal readonly record struct FileState(long Length, long Time);

/// <summary>What lies in a folder and below, looked at once: asking the disk for each of 100,000 files costs more than making some of them.</summary>
internal sealed class FolderListing
{
    private readonly string root;
    private readonly Dictionary<string, FileState> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> links = new(StringComparer.Ordinal);

    /// <param name="root">The folder, as a full path without a separator at its end.</param>
    /// <param name="leftOut">The name of a folder in it that is not looked into.</param>
    public FolderListing(string root, string leftOut)
    {
        this.root = root;
        foreach (var (path, state, isLink) in Entries(root, Path.Combine(root, leftOut)))
        {
            if (isLink) links.Add(path);
            if (state is { } file) files[path] = file;
        }
    }

    /// <summary>Null when there is no such file.</summary>
    public FileState? Find(SitePath file) => files.TryGetValue(file.Value, out var state) ? state : null;

    /// <summary>A symbolic link among the folders of a file, which would lead out of the folder.</summary>
    public string? LinkOnTheWayTo(SitePath file)
    {
        if (links.Count == 0) return null;
        for (var folder = file.Folder; !folder.IsRoot; folder = folder.Folder) if (links.Contains(folder.Value)) return Path.Combine(root, folder.Value);
        return null;
    }

    private static FileSystemEnumerable<(string Path, FileState? State, bool IsLink)> Entries(string root, string leftOut) =>
        new(root, (ref FileSystemEntry entry) => EntryOf(root, ref entry), new() { AttributesToSkip = 0, IgnoreInaccessible = true, RecurseSubdirectories = true })
        {
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry) && entry.ToFullPath() != leftOut,
        };

    private static (string, FileState?, bool) EntryOf(string root, ref FileSystemEntry entry) => (
        entry.ToFullPath()[(root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/'),
        entry.IsDirectory ? null : new(entry.Length, entry.LastWriteTimeUtc.UtcTicks),
        IsLink(ref entry));

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
