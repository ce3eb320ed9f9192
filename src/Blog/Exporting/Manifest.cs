using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Exporting;

/// <summary>The list of the files that exports wrote into a folder, kept in the folder: only these are ever replaced or removed.</summary>
internal static class Manifest
{
    public const string FileName = ".blog-export";

    private const string FirstLine = "Written by Blog export. Files that stand here are replaced and removed by the next one.";

    /// <summary>Null when the folder has no list of ours.</summary>
    /// <exception cref="ExportException">There is such a file, but it is not ours.</exception>
    public static ImmutableHashSet<SitePath>? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) return null;
        var lines = File.ReadAllLines(file);
        if (lines is not [FirstLine, ..]) throw new ExportException($"{file} was not written by export; choose another output folder");
        return [.. lines.Skip(1).Select(PathOf).OfType<SitePath>()];
    }

    /// <summary>Replaces the list in one step.</summary>
    public static void Write(string folder, string temporary, IEnumerable<SitePath> files)
    {
        var staged = Path.Combine(temporary, FileName);
        File.WriteAllLines(staged, [FirstLine, .. files.Order().Select(file => file.Value)]);
        File.Move(staged, Path.Combine(folder, FileName), overwrite: true);
    }

    // A line that leads out of the folder was not written by us.
    private static SitePath? PathOf(string line) => SitePath.TryFrom(line, out var path) && path.Value == line && !path.IsRoot ? path : null;
}
