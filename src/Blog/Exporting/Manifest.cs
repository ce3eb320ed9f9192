using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Storage;

namespace Blog.Exporting;

/// <summary>A file as an export left it.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Key">Names all that it was made of; empty where only its bytes can tell whether it is as it should be.</param>
internal sealed record ExportedFile(long Length, string Key)
{
    public static readonly ExportedFile Unknown = new(0, "");
}

/// <summary>
/// The list of the files that exports wrote into a folder, kept in the folder: only these are ever replaced or removed. It is written last, so a file that is
/// younger than the list was touched by somebody else.
/// </summary>
internal static class Manifest
{
    public const string FileName = ".blog-export";

    private const string FirstLine = "Written by Blog export. Files that stand here are replaced and removed by the next one: length, what it was made of, path.";

    /// <summary>Of a list that has paths alone.</summary>
    private const string FirstLineBefore = "Written by Blog export. Files that stand here are replaced and removed by the next one.";

    /// <summary>Null when the folder has no list of ours.</summary>
    /// <exception cref="ExportException">There is such a file, but it is not ours.</exception>
    public static Dictionary<SitePath, ExportedFile>? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) return null;
        var lines = File.ReadAllLines(file);
        return lines switch
        {
            [FirstLine, ..] => Files(lines.Skip(1).Select(FileOf)),
            [FirstLineBefore, ..] => Files(lines.Skip(1).Select(line => (line, ExportedFile.Unknown))),
            _ => throw new ExportException($"{file} was not written by export; choose another output folder"),
        };
    }

    /// <summary>Replaces the list in one step; the order of the files is that of the lines.</summary>
    public static void Write(string folder, string temporary, IEnumerable<(SitePath Path, ExportedFile File)> files)
    {
        AtomicFile.Write(Path.Combine(folder, FileName), stream => Write(stream, files), temporary);
    }

    private static void Write(Stream stream, IEnumerable<(SitePath Path, ExportedFile File)> files)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.WriteLine(FirstLine);
        foreach (var (path, file) in files) writer.WriteLine(LineOf(path, file));
    }

    private static string LineOf(SitePath path, ExportedFile file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.Key} {path}");

    private static (string Path, ExportedFile File) FileOf(string line) =>
        line.Split(' ', 3) is [var length, var key, var path] && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? (path, new(bytes, key))
            : ("", ExportedFile.Unknown);

    private static Dictionary<SitePath, ExportedFile> Files(IEnumerable<(string Path, ExportedFile File)> lines)
    {
        var files = new Dictionary<SitePath, ExportedFile>();
        foreach (var (text, file) in lines)
        {
            if (SitePath.TryFrom(text, out var path) && path.Value == text && !path.IsRoot) files.TryAdd(path, file); // a line that leads out of the folder was not written by us
        }
        return files;
    }
}
