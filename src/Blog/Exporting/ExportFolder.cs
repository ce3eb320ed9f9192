using System.Collections.Concurrent;
using Blog.Engine.Content;
using Blog.Engine.Storage;

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
    private readonly AtomicFolder staged;
    private readonly FolderListing there;
    private readonly Dictionary<SitePath, ExportedFile> old;
    private readonly long listed;
    private readonly ConcurrentDictionary<SitePath, (bool IsChanged, string Key)> current = [];

    private ExportFolder(string root, Dictionary<SitePath, ExportedFile> old)
    {
        (this.root, this.old) = (root, old);
        temporary = Path.Combine(root, TemporaryName);
        staged = Stage(root, temporary);
        there = new(root, TemporaryName);
        listed = there.Find(SitePath.From(Manifest.FileName))?.Time ?? 0;
    }

    public int Files => current.Count;

    public int Changed => current.Count(file => file.Value.IsChanged);

    /// <summary>Opens a new or empty folder, or one that an export wrote; <c>.git</c> may be there, for a branch of pages.</summary>
    /// <exception cref="ExportException">It holds files that no export wrote, or another export is writing it.</exception>
    public static ExportFolder Open(string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(root)) throw new ExportException($"The output folder {root} is a file");
        var isEmpty = !Directory.Exists(root) || Directory.EnumerateFileSystemEntries(root).All(entry => Path.GetFileName(entry) is ".git" or TemporaryName);
        var old = Manifest.Read(root) ?? (isEmpty ? [] : throw new ExportException($"The output folder {root} is not empty and was not written by export; choose an empty one, or empty it yourself"));
        return new(root, old);
    }

    /// <summary>Takes a file into the export; true when its bytes differ from those that are there.</summary>
    /// <param name="file">Where it goes.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="key">Names all that it was made of, where somebody knows that.</param>
    /// <exception cref="ExportException">A file that no export wrote is in its place.</exception>
    public bool Put(SitePath file, byte[] bytes, string key = "")
    {
        if (there.LinkOnTheWayTo(file) is { } link) throw new ExportException($"{link} is a symbolic link; nothing is written through it");
        var isThere = there.Find(file) is not null;
        var isChanged = !isThere || !IsSame(staged.FullPath(file.Value), bytes);
        if (isChanged && isThere && !old.ContainsKey(file)) throw new ExportException($"{staged.FullPath(file.Value)} is in the way: it was not written by export and is not replaced");
        if (isChanged) staged.Stage(file.Value, bytes);
        current[file] = (isChanged, key);
        return isChanged;
    }

    /// <summary>Leaves a file of an earlier export as it is; false when there is none.</summary>
    public bool Keep(SitePath file) => IsOurs(file) && current.TryAdd(file, (false, ""));

    /// <summary>Leaves a file of an earlier export, and the compressed ones beside it, where it was made of the same and nobody has touched them since.</summary>
    public bool KeepMadeOf(SitePath file, string key)
    {
        if (key.Length == 0 || !old.TryGetValue(file, out var known) || known.Key != key || !IsUntouched(file)) return false;
        var (brotli, gzip) = Precompressed.NamesOf(file);
        SitePath[] packed = [.. new[] { brotli, gzip }.Where(old.ContainsKey)];
        if (!packed.All(IsUntouched)) return false;
        current[file] = (false, key);
        foreach (var beside in packed) Keep(beside);
        return true;
    }

    /// <summary>Brings everything into place and removes what no longer belongs; gives the number of removed files.</summary>
    public async Task<int> CommitAsync()
    {
        var stale = old.Keys.Where(file => !current.ContainsKey(file)).ToList();
        var listing = Task.Run(List);
        Manifest.Write(root, temporary, old.Keys.Union(current.Keys).Select(file => (file, ExportedFile.Unknown))); // whatever happens from here on, the next export knows its files
        var files = await listing; // before they are moved
        foreach (var file in stale) Remove(file);
        staged.MoveAll();
        Manifest.Write(root, temporary, files);
        return stale.Count;
    }

    public void Dispose() => staged.Dispose();

    /// <summary>What will lie there, in the order of the paths, so that two exports of a folder are the same.</summary>
    private List<(SitePath Path, ExportedFile File)> List()
    {
        var gathered = new FolderListing(staged.Staging, "");
        var files = current.Select(file => (Path: file.Key, File: new ExportedFile((file.Value.IsChanged ? gathered : there).Find(file.Key)?.Length ?? 0, file.Value.Key))).ToList();
        files.Sort((a, b) => a.Path.CompareTo(b.Path));
        return files;
    }

    private static AtomicFolder Stage(string root, string temporary)
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

    private bool IsOurs(SitePath file) => old.ContainsKey(file) && there.LinkOnTheWayTo(file) is null && there.Find(file) is not null;

    private bool IsUntouched(SitePath file) => IsOurs(file) && there.Find(file) is { } state && state.Length == old[file].Length && state.Time <= listed;

    private static bool IsSame(string file, byte[] bytes) =>
        new FileInfo(file) is { Exists: true } info && info.Length == bytes.Length && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);

    private void Remove(SitePath file)
    {
        if (there.LinkOnTheWayTo(file) is not null) return;
        File.Delete(staged.FullPath(file.Value));
        for (var folder = file.Folder; !folder.IsRoot; folder = folder.Folder)
        {
            var full = staged.FullPath(folder.Value);
            if (!Directory.Exists(full) || Directory.EnumerateFileSystemEntries(full).Any()) return;
            Directory.Delete(full);
        }
    }
}
