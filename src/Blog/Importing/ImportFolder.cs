using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Storage;
using Blog.Exporting;

namespace Blog.Importing;

/// <summary>
/// The folder an import writes. Everything is gathered in a temporary folder within it and moved into place at the end by renames, so an import that is
/// interrupted has changed nothing. What is there already and differs is replaced only when that is asked for, and nothing is written outside.
/// </summary>
internal sealed class ImportFolder : IDisposable
{
    private const string TemporaryName = ".blog-import.tmp";

    private readonly AtomicFolder staged;
    private readonly List<SitePath> files = [];

    private ImportFolder(AtomicFolder staged) => this.staged = staged;

    /// <summary>Where the result lies until it is moved into place.</summary>
    public string Staging => staged.Staging;

    /// <param name="path">New, empty or a folder of posts.</param>
    /// <param name="isRehearsal">Nothing will be moved into place: the temporary folder lies elsewhere.</param>
    /// <exception cref="ImportException">It is a file.</exception>
    public static ImportFolder Open(string path, bool isRehearsal)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(root)) throw new ImportException($"The output folder {root} is a file.");
        if (isRehearsal) return new(new(root, Directory.CreateTempSubdirectory("blog-import-").FullName));
        return new(new(root, Path.Combine(root, TemporaryName)));
    }

    public void Put(SitePath file, string text, DateTimeOffset modifiedAt) => Keep(file, staged.Stage(file.Value, Encoding.UTF8.GetBytes(text)), modifiedAt);

    public void Put(SitePath file, byte[] bytes) => Keep(file, staged.Stage(file.Value, bytes), null);

    /// <summary>Copies a file with its time.</summary>
    public void Copy(SitePath file, string from)
    {
        var to = staged.PathInStaging(file.Value);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
        Keep(file, to, null);
    }

    /// <summary>What is in the way: files that are there and differ, and symbolic links on the way, through which nothing is written.</summary>
    public IEnumerable<string> Obstacles(bool force)
    {
        foreach (var file in files)
        {
            if (staged.LinkOnTheWayTo(file.Value) is { } link) yield return link;
            else if (staged.FileOnTheWayTo(file.Value) is { } blocking) yield return blocking;
            else if (Directory.Exists(staged.FullPath(file.Value)) || (!force && File.Exists(staged.FullPath(file.Value)) && !IsSame(file))) yield return staged.FullPath(file.Value);
        }
    }

    /// <summary>Brings everything into place; what is there already and equal stays untouched.</summary>
    public void Commit()
    {
        foreach (var file in files.Where(file => !IsSame(file))) staged.Move(file.Value);
    }

    public void Dispose() => staged.Dispose();

    private void Keep(SitePath file, string full, DateTimeOffset? modifiedAt)
    {
        if (modifiedAt is { } time) File.SetLastWriteTimeUtc(full, time.UtcDateTime);
        files.Add(file);
    }

    private bool IsSame(SitePath file) =>
        new FileInfo(staged.FullPath(file.Value)) is { Exists: true } there && new FileInfo(staged.PathInStaging(file.Value)) is var here && there.Length == here.Length
        && File.ReadAllBytes(there.FullName).AsSpan().SequenceEqual(File.ReadAllBytes(here.FullName));
}
