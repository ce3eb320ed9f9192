using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;

namespace Blog.Checking;

/// <summary>A file that <c>check --fix</c> has other bytes for.</summary>
/// <param name="Path">Below the posts folder.</param>
/// <param name="Before">Its text.</param>
/// <param name="After">Its text with every edit.</param>
/// <param name="Bytes">The same in the encoding, with the mark and the line ends that the file has.</param>
public sealed record FixedFile(SitePath Path, string Before, string After, byte[] Bytes);

/// <summary>Carries out the edits that findings bring with them.</summary>
public static class Fixer
{
    /// <summary>The files that would change, as they would be; one that is no longer what was checked is left out.</summary>
    /// <param name="diagnostics">What was found.</param>
    /// <param name="site">Where it was found.</param>
    /// <param name="read">Gives the bytes of a post.</param>
    public static IEnumerable<FixedFile> Fix(IEnumerable<Diagnostic> diagnostics, Site site, Func<SitePath, byte[]> read) => diagnostics
        .Where(diagnostic => !diagnostic.Edits.IsEmpty)
        .GroupBy(diagnostic => diagnostic.Place.File, diagnostic => diagnostic.Edits)
        .Select(file => Fix(site.Parsed[file.Key].Source, read(file.Key), [.. file.SelectMany(edits => edits)]))
        .OfType<FixedFile>();

    /// <summary>Replaces a file in one step, or not at all; the file that a symbolic link names, rather than the link.</summary>
    public static void Write(FixedFile file, PostsFolder folder)
    {
        var full = folder.FullPath(file.Path);
        var target = File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        AtomicFile.Write(target, file.Bytes);
    }

    private static FixedFile? Fix(SourceFile source, byte[] found, TextEdit[] edits)
    {
        var known = source.Text.Value;
        if (TextFile.Of(found, known) is not { } text) return null;
        var bytes = text.With(edits);
        var after = SourceFile.Decode(source.Path, bytes, source.ModifiedAt).Text.Value;
        return after == known ? null : new(source.Path, known, after, bytes);
    }
}
