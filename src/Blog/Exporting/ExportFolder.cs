using System.Collections.Concurrent;
using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Exporting;

/// <summary>
/// The folder a site is exported to. Changed files are gathered in a temporary folder within it and moved into place at the end, so an export that is
/// interrupted has changed nothing; every move is a rename. Files that no export wrote are never touched, and nothing is written outside.
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    private const string TemporaryName = ".blog-export.tmp";

    private readonly string root;
    private readonly string temporary;
    private readonly StagedFolder staged;
    private readonly ImmutableHashSet<SitePath> old;
    private readonly ConcurrentDictionary<SitePath, bool> current = [];

    private ExportFolder(string root, ImmutableHashSet<SitePath> old)
    {
        (this.root, this.old) = (root, old);
        temporary = Path.Combine(root, TemporaryName);
        staged = Stage(root, temporary);
    }

    public int Files => current.Count;

    public int Changed => current.Count(file => file.Value);

    /// <summary>Opens a new or empty folder, or one that an export wrote; <c>.git</c> may be there, for a branch of pages.</summary>
    /// <exception cref="ExportException">It holds files that no export wrote, or another export is writing it.</exception>
    public static ExportFolder Open(string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(root)) throw new ExportException($"The output folder {root} is a file");
        Directory.CreateDirectory(root);
        var isEmpty = Directory.EnumerateFileSystemEntries(root).All(entry => Path.GetFileName(entry) is ".git" or TemporaryName);
        var old = Manifest.Read(root) ?? (isEmpty ? [] : throw new ExportException($"The output folder {root} is not empty and was not written by export; choose an empty one, or empty it yourself"));
        return new(root, old);
    }

    /// <summary>Takes a file into the export; true when its bytes differ from those that are there.</summary>
    /// <exception cref="ExportException">A file that no export wrote is in its place.</exception>
    public bool Put(SitePath file, byte[] bytes)
    {
        if (staged.LinkOnTheWayTo(file) is { } link) throw new ExportException($"{link} is a symbolic link; nothing is written through it");
        var target = staged.FullPath(file);
        var isChanged = !IsSame(target, bytes);
        if (isChanged && File.Exists(target) && !old.Contains(file)) throw new ExportException($"{target} is in the way: it was not written by export and is not replaced");
        if (isChanged) staged.Stage(file, bytes);
        current[file] = isChanged;
        return isChanged;
    }

    /// <summary>Leaves a file of an earlier export as it is; false when there is none.</summary>
    public bool Keep(SitePath file) => old.Contains(file) && staged.LinkOnTheWayTo(file) is null && File.Exists(staged.FullPath(file)) && current.TryAdd(file, false);

    /// <summary>Brings everything into place and removes what no longer belongs; gives the number of removed files.</summary>
    public int Commit()
    {
        var stale = old.Where(file => !current.ContainsKey(file)).ToList();
        Manifest.Write(root, temporary, old.Concat(current.Keys).Distinct()); // whatever happens from here on, the next export knows its files
        foreach (var file in stale) Remove(file);
        foreach (var (file, _) in current.Where(file => file.Value)) staged.Move(file);
        Manifest.Write(root, temporary, current.Keys);
        return stale.Count;
    }

    public void Dispose() => staged.Dispose();

    private static StagedFolder Stage(string root, string temporary)
    {
        try
        {
            return new(root, temporary);
        }
        catch (IOException)
        {
            throw new ExportException($"Another export is writing this folder ({temporary})");
        }
    }

    private static bool IsSame(string file, byte[] bytes) =>
        new FileInfo(file) is { Exists: true } info && info.Length == bytes.Length && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);

    private void Remove(SitePath file)
    {
        if (staged.LinkOnTheWayTo(file) is not null) return;
        File.Delete(staged.FullPath(file));
        for (var folder = file.Folder; !folder.IsRoot; folder = folder.Folder)
        {
            var full = staged.FullPath(folder);
            if (!Directory.Exists(full) || Directory.EnumerateFileSystemEntries(full).Any()) return;
            Directory.Delete(full);
        }
    }
}
