using System.Collections.Concurrent;

namespace Blog.Engine.Storage;

/// <summary>
/// A folder whose new files are gathered in a temporary one, and then moved into place by renames. One writer at a time; nothing is written outside,
/// and nothing through a symbolic link. Files are named by their path below the folder.
/// </summary>
public sealed class AtomicFolder : IDisposable
{
    private readonly string root;
    private readonly string temporary;
    private readonly FileStream only;
    private readonly bool isNew;
    private readonly ConcurrentDictionary<string, DirectoryInfo> made = [];

    /// <exception cref="IOException">Somebody else is writing there.</exception>
    public AtomicFolder(string root, string temporary)
    {
        (this.root, this.temporary, isNew) = (root, temporary, !Directory.Exists(root));
        if (new DirectoryInfo(temporary).LinkTarget is not null) throw new IOException($"{temporary} is a symbolic link; remove it");
        Directory.CreateDirectory(temporary);
        only = new(Path.Combine(temporary, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        foreach (var left in Directory.EnumerateDirectories(temporary)) Directory.Delete(left, recursive: true);
        Directory.CreateDirectory(Staging);
    }

    public string Staging => Path.Combine(temporary, "staged");

    public string FullPath(string file) => Path.Combine(root, file);

    public string PathInStaging(string file) => Path.Combine(Staging, file);

    /// <summary>Writes a file to the temporary folder; gives its path there.</summary>
    public string Stage(string file, byte[] bytes)
    {
        var staged = PathInStaging(file);
        made.GetOrAdd(Path.GetDirectoryName(staged)!, Directory.CreateDirectory);
        File.WriteAllBytes(staged, bytes);
        return staged;
    }

    /// <summary>Brings a file into place.</summary>
    public void Move(string file)
    {
        var target = FullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(PathInStaging(file), target, overwrite: true);
    }

    /// <summary>Brings everything that is gathered into place: a folder that is not there yet by one rename.</summary>
    public void MoveAll() => MoveInto(root, Staging);

    /// <summary>A symbolic link among the folders of a file, which would lead out of the folder.</summary>
    public string? LinkOnTheWayTo(string file) => FoldersOf(file).FirstOrDefault(folder => new DirectoryInfo(folder).LinkTarget is not null);

    /// <summary>A file where a file needs a folder.</summary>
    public string? FileOnTheWayTo(string file) => FoldersOf(file).FirstOrDefault(File.Exists);

    /// <summary>Removes what was not moved into place, and the folder itself where it was not there before and nothing came into it.</summary>
    public void Dispose()
    {
        only.Dispose();
        Directory.Delete(temporary, recursive: true);
        if (isNew && Directory.Exists(root) && !Directory.EnumerateFileSystemEntries(root).Any()) Directory.Delete(root);
    }

    private static void MoveInto(string target, string from)
    {
        foreach (var folder in Directory.GetDirectories(from))
        {
            var place = Path.Combine(target, Path.GetFileName(folder));
            if (Directory.Exists(place)) MoveInto(place, folder);
            else Directory.Move(folder, place);
        }
        foreach (var file in Directory.GetFiles(from)) File.Move(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
    }

    private IEnumerable<string> FoldersOf(string file)
    {
        for (var folder = Path.GetDirectoryName(file); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder)) yield return FullPath(folder);
    }
}
