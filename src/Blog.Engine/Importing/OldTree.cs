using System.Collections.Immutable;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing;

/// <summary>What can be seen of a source at a glance: the paths of its files, a few folders deep, and the text of those that are asked for.</summary>
/// <param name="Files">Relative paths with <c>/</c>, those in folders that start with a dot too, in ordinal order; a folder ends in <c>/</c>.</param>
/// <param name="Read">The text of a file; null when it is no text, too long, or gone.</param>
public sealed record OldTree(ImmutableArray<string> Files, Func<string, string?> Read)
{
    public bool Has(string file) => Files.Contains(file, StringComparer.Ordinal);

    public bool HasFolder(string folder) => Files.Any(file => file.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>The folder that holds a folder or file of this name, nearest to the top; an empty string for the top itself, null for none.</summary>
    public string? Holding(string name) => Files
        .Select(file => ("/" + file + "/").IndexOf("/" + name + "/", StringComparison.Ordinal) is var at and >= 0 ? file[..Math.Max(0, at - 1)] : null)
        .OfType<string>()
        .MinBy(folder => folder.Length);

    /// <summary>The text of the first of these files that is there.</summary>
    public string? FirstText(params ReadOnlySpan<string> files)
    {
        foreach (var file in files)
            if (Has(file)) return Read(file);
        return null;
    }

    /// <summary>Whether one in ten of the texts near the top is written so; what stands in code does not count.</summary>
    internal bool IsWritten(System.Text.RegularExpressions.Regex so)
    {
        var texts = Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Take(MostLookedAt).Select(Read).OfType<string>().ToList();
        return texts.Count(text => CodeRanges.Of(text) is var code && so.Matches(text).Any(match => !code.Contains(match.Index))) * 10 > texts.Count;
    }

    private const int MostLookedAt = 60;
}
