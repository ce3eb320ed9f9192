using System.Collections.Concurrent;
using Blog.Engine.Content;

namespace Blog;

/// <summary>
/// A folder whose new files are gathered in a temporary one, and then moved into place by renames. One writer at a time; nothing is written outside,
/// and nothing through a symbolic link.
/// </summary>
internal sealed class StagedFolder : IDisposable
{
    private readonly string root;
    private readonly string temporary;
    private readonly FileStream only;
    private readonly ConcurrentDictionary<string, DirectoryInfo> made = [];

    /// <exception cref="IOException">Somebody else is writing there.</exception>
    public StagedFolder(string root, string temporary)
    {
        (this.root, this.temporary) = (root, temporary);
        if (new DirectoryInfo(temporary).LinkTarget is not null) throw new IOException($"{temporary} is a symbolic link; remove it");
        Directory.CreateDirectory(temporary);
        only = new(Path.Combine(temporary, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        foreach (var left in Directory.EnumerateDirectories(temporary)) Directory.Delete(left, recursive: true);
        Directory.CreateDirectory(Staging);
    }

    public string Staging => Path.Combine(temporary, "staged");

    public string FullPath(SitePath file) => Path.Combine(root, file.Value);

    public string PathInStaging(SitePath file) => Path.Combine(Staging, file.Value);

    /// <summary>Writes a file to the temporary folder; gives its path there.</summary>
    public string Stage(SitePath file, byte[] bytes)
    {
        var staged = PathInStaging(file);
        made.GetOrAdd(Path.GetDirectoryName(staged)!, Directory.CreateDirectory);
        File.WriteAllBytes(staged, bytes);
        return staged;
    }

    /// <summary>Brings a file into place.</summary>
    public void Move(SitePath file)
    {
        var target = FullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(PathInStaging(file), target, overwrite: true);
    }

    /// <summary>Brings everything that is gathered into place: a folder that is not there yet by one rename.</summary>
    public void MoveAll() => MoveInto(root, Staging);

    /// <summary>A symbolic link among the folders of a file, which would lead out of the folder.</summary>
    public string? LinkOnTheWayTo(SitePath file) => FoldersOf(file).FirstOrDefault(folder => new DirectoryInfo(folder).LinkTarget is not null);

    /// <summary>A file where a file needs a folder.</summary>
    public string? FileOnTheWayTo(SitePath file) => FoldersOf(file).FirstOrDefault(File.Exists);

    public void Dispose()
    {
        only.Dispose();
        Directory.Delete(temporary, recursive: true);
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

    private IEnumerable<string> FoldersOf(SitePath file)
    {
        for (var folder = file.Folder; !folder.IsRoot; folder = folder.Folder) yield return FullPath(folder);
    }
}
