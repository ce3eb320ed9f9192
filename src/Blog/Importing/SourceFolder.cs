using System.Collections.Immutable;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Importing;
using Blog.Engine.Storage;

namespace Blog.Importing;

/// <summary>The source of an import on disk: a folder, or one file that holds a whole blog. It is only read, and no symbolic link leads out of it.</summary>
internal sealed class SourceFolder
{
    /// <summary>Folders deep that are looked at to recognise the kind.</summary>
    private const int DepthOfGlance = 4;

    /// <summary>Longest configuration or post that is looked at for that, in bytes.</summary>
    private const int LongestGlance = 256 * 1024;

    private static readonly string[] Skipped = [".git", "node_modules", "_site", ".hexo", ".cache", "themes"];

    private SourceFolder(string root) => Root = root;

    public string Root { get; }

    /// <exception cref="ImportException">There is nothing at that path.</exception>
    public static SourceFolder Open(string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(root) || File.Exists(root) ? new(root) : throw new ImportException($"The source {root} does not exist.");
    }

    public bool IsFile => File.Exists(Root);

    public OldTree Tree() => IsFile
        ? new([Path.GetFileName(Root)], _ => ReadHead(Root))
        : new([.. Glance(Root, "", DepthOfGlance).Order(StringComparer.Ordinal)], file => ReadHead(Path.Combine(Root, file)));

    /// <summary>Longest export, in bytes.</summary>
    private const long LongestExport = 512L * 1024 * 1024;

    /// <summary>The text of a source that is one file.</summary>
    /// <exception cref="ImportException">It is too long.</exception>
    public string ReadText()
    {
        if (new FileInfo(Root).Length > LongestExport) throw new ImportException($"{Root} has more than {LongestExport / 1024 / 1024} MB; export it in parts.");
        return File.ReadAllText(Root);
    }

    /// <summary>The texts and files of some folders as one content.</summary>
    /// <exception cref="PostsFolderException">One of the folders cannot be read.</exception>
    public (FolderContents Contents, Func<SitePath, string> FullPath) Read(ImmutableArray<OldRoot> roots)
    {
        var places = new Dictionary<SitePath, string>();
        var parts = roots.Select(root => Read(root, places)).ToList();
        var contents = new FolderContents(
            [.. parts.SelectMany(part => part.Sources).OrderBy(source => source.Path)],
            [.. parts.SelectMany(part => part.Assets).OrderBy(asset => asset.Path)],
            [.. parts.SelectMany(part => part.Diagnostics)]);
        return (contents, path => places[path]);
    }

    private FolderContents Read(OldRoot root, Dictionary<SitePath, string> places)
    {
        var folder = new PostsFolder(Path.Combine(Root, root.Folder));
        var read = folder.Read();
        foreach (var path in read.Sources.Select(source => source.Path).Concat(read.Assets.Select(asset => asset.Path))) places[Below(root, path)] = folder.FullPath(path);
        return new(
            [.. read.Sources.Select(source => source.At(Below(root, source.Path)))],
            [.. read.Assets.Select(asset => asset with { Path = Below(root, asset.Path) })],
            [.. read.Diagnostics.Select(diagnostic => diagnostic with { Place = diagnostic.Place with { File = Below(root, diagnostic.Place.File) } })]);
    }

    private static SitePath Below(OldRoot root, SitePath path) => root.Prefix.Length == 0 ? path : SitePath.From($"{root.Prefix}/{path}");

    private static IEnumerable<string> Glance(string folder, string prefix, int depth)
    {
        foreach (var entry in Entries(folder))
        {
            var path = prefix + entry.Name + (entry is FileInfo ? "" : "/");
            yield return path;
            if (entry is not FileInfo && depth > 1 && !Skipped.Contains(entry.Name))
                foreach (var file in Glance(entry.FullName, path, depth - 1)) yield return file;
        }
    }

    private static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null)];
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            return []; // what it holds is reported when it is read as content
        }
    }

    private static string? ReadHead(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Math.Min(stream.Length, LongestGlance)];
            return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            return null;
        }
    }
}
