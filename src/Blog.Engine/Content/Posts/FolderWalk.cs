using System.Collections.Immutable;
using Blog.Engine.Storage;

namespace Blog.Engine.Content.Posts;

/// <summary>One walk over the posts folder: the files that are content, and what was wrong on the way.</summary>
internal sealed class FolderWalk(string root)
{
    public static readonly DiagnosticRule Unreadable = new("BLOG003", Severity.Error, "a file or a folder cannot be read");
    public static readonly DiagnosticRule LeavingLink = new("BLOG005", Severity.Warning, "a symbolic link is not followed");
    public static readonly DiagnosticRule ConflictCopy = new("BLOG009", Severity.Warning, "a copy that another program made of a conflict");
    public static readonly DiagnosticRule UnusableName = new("BLOG006", Severity.Warning, "a file name cannot stand in a URL");

    private readonly string realRoot = RealPath.Of(root);
    private readonly List<(SitePath Path, FileInfo File)> files = [];
    private readonly List<Diagnostic> diagnostics = [];

    public IReadOnlyList<(SitePath Path, FileInfo File)> Files => files;

    public IEnumerable<Diagnostic> Diagnostics => diagnostics;

    /// <summary>There was nothing at all, not even what is not content.</summary>
    public bool IsEmpty { get; private set; } = true;

    public static FolderWalk Through(string root)
    {
        var walk = new FolderWalk(root);
        try
        {
            walk.Enter(new(root), "");
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            throw PostsFolderException.From(root, trouble);
        }
        walk.files.Sort((a, b) => a.Path.CompareTo(b.Path));
        return walk;
    }

    private void Enter(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            IsEmpty = false;
            if (entry is FileInfo ? FolderClutter.IsFile(entry.Name) : FolderClutter.IsFolder(entry.Name)) continue;
            if (IsUnusable(prefix, entry.Name)) continue;
            var path = SitePath.From(prefix + entry.Name);
            if (entry is FileInfo file) Meet(path, file);
            else EnterBelow((DirectoryInfo)entry, path);
        }
    }

    private void EnterBelow(DirectoryInfo folder, SitePath path)
    {
        try
        {
            if (folder.LinkTarget is null) Enter(folder, path.Value + "/");
            else Report(LeavingLink, path, "a symbolic link to a folder is not followed; put the folder itself here");
        }
        catch (DirectoryNotFoundException)
        {
            // It went away between the listing and the look inside: there is nothing to read.
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            Report(Unreadable, path, $"the folder cannot be read ({Reason(trouble)}); its posts are left out");
        }
    }

    private void Meet(SitePath path, FileInfo file)
    {
        try
        {
            if (FolderClutter.IsConflict(file.Name)) Report(ConflictCopy, path, "two machines changed a file, and this is the other version: it is not published; bring the two together and delete it");
            else if (file.LinkTarget is not null) Follow(path, RealPath.Of(file.FullName));
            else if (file.Length > 0 || PostName.IsPost(path)) files.Add((path, file)); // without a byte there is nothing to show, and it may be a pipe
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            Report(Unreadable, path, $"the symbolic link leads nowhere ({Reason(trouble)})");
        }
    }

    private void Follow(SitePath path, string real)
    {
        if (IsContent(real)) files.Add((path, new(real)));
        else Report(LeavingLink, path, "a symbolic link that leaves the posts folder, or leads to a hidden file of it, is not followed; put the file itself here");
    }

    /// <summary>On Unix a name may hold a back slash, or bytes that are no text: no path of ours can name such a file.</summary>
    private bool IsUnusable(string prefix, string name)
    {
        var unusable = name.Contains('\\', StringComparison.Ordinal) || name.Contains('\uFFFD', StringComparison.Ordinal) || name.Any(char.IsControl);
        if (unusable && SitePath.TryFrom(prefix, out var folder))
            Report(UnusableName, folder, $"the file name '{string.Concat(name.Select(c => char.IsControl(c) || c == '\\' ? '\uFFFD' : c))}' holds a back slash, a control character or bytes that are not UTF-8; rename the file");
        return unusable;
    }

    private void Report(DiagnosticRule rule, SitePath path, string message) => diagnostics.Add(rule.At(Place.WholeFile(path), message));

    internal static string Reason(Exception trouble) => trouble is UnauthorizedAccessException ? "permission denied" : trouble.GetType().Name switch
    {
        nameof(FileNotFoundException) => "not found",
        _ => "input/output error",
    };

    /// <summary>Whether a walk would come upon it.</summary>
    private bool IsContent(string path)
    {
        if (!path.StartsWith(realRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return false;
        var parts = path[(realRoot.Length + 1)..].Split(Path.DirectorySeparatorChar);
        return !parts[..^1].Any(FolderClutter.IsFolder) && !FolderClutter.IsFile(parts[^1]);
    }
}
