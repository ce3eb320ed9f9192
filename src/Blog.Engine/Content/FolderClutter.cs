using System.Text.RegularExpressions;

namespace Blog.Engine.Content;

/// <summary>What other programs leave in a folder: backups, half-written files, thumbnails, folders of systems and tools. None of it is content.</summary>
internal static partial class FolderClutter
{
    /// <summary>Folders that other programs fill.</summary>
    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "_site", "_includes", "_layouts", "__MACOSX", "@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information", "lost+found",
    };

    private static readonly HashSet<string> Files = new(StringComparer.OrdinalIgnoreCase) { "4913", "Thumbs.db", "ehthumbs.db", "desktop.ini" };

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".bak", ".swp", ".swo", ".swx", ".tmp", ".temp", ".orig", ".rej", ".crdownload", ".part", ".partial", ".download", ".lnk",
    };

    public static bool IsFolder(string name) => name.StartsWith('.') || Folders.Contains(name);

    public static bool IsFile(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name is ['#', .., '#'] or [.., '~'] || name.EndsWith("___jb_tmp___", StringComparison.Ordinal) || name.EndsWith("___jb_old___", StringComparison.Ordinal)
        || Files.Contains(name) || Extensions.Contains(Path.GetExtension(name));

    /// <summary>A second version that Syncthing, Dropbox, Nextcloud or Office keeps beside the first when two machines changed a file.</summary>
    public static bool IsConflict(string name) => Conflict().IsMatch(name);

    [GeneratedRegex(@"\.sync-conflict-\d{8}-\d{6}|\([^()]*(?:conflicted copy|conflict copy|冲突的?副本|衝突複本)[^()]*\)|_conf\(\d+\)\.|\[Conflict(?:ed)?[^\[\]]*\]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Conflict();
}
