using System.Collections.Immutable;
using Blog.Engine.Content.Images;

namespace Blog.Engine.Content;

/// <summary>
/// The only reader of the posts folder. Remembers what it read: a file whose size and time are unchanged is not read again, a deleted one is forgotten.
/// One reading at a time; a second caller waits.
/// </summary>
public sealed class PostsFolder(string root)
{
    public static readonly DiagnosticRule TooLarge = new("BLOG004", Severity.Error, "a post file is too large");

    /// <summary>Largest post file, in bytes.</summary>
    public const long MaxLength = 10 * 1024 * 1024;

    /// <summary>How often a file that changes while it is read is read again.</summary>
    private const int Attempts = 3;

    private readonly Lock reading = new();
    private readonly AssetReader assets = new();
    private Dictionary<SitePath, KnownFile> known = [];
    private FolderContents last = FolderContents.Empty;
    private bool isChanged;

    /// <summary>The folder, as an absolute path.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>Looks whether the folder can be listed at all.</summary>
    /// <exception cref="PostsFolderException">It is missing or this user may not list it.</exception>
    public void EnsureReadable()
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(Root).FirstOrDefault();
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw PostsFolderException.From(Root, trouble);
        }
    }

    /// <summary>Reads what changed since the last time.</summary>
    /// <exception cref="PostsFolderException">The folder itself is missing or may not be read.</exception>
    public FolderContents Read()
    {
        lock (reading) return last = ReadAll();
    }

    /// <summary>
    /// Reads what changed since the last time where only <paramref name="touched"/> files (full paths) can have changed. Looks at those alone
    /// when they are posts that were there before and still are; at the whole folder otherwise.
    /// </summary>
    /// <exception cref="PostsFolderException">The folder itself is missing or may not be read.</exception>
    public FolderContents Read(IReadOnlyCollection<string> touched)
    {
        lock (reading) return last = (isChanged ? null : ReadAgain(touched)) ?? ReadAll();
    }

    /// <summary>Changes files of the folder while nobody reads them, so that no reading sees them half changed; the next one looks at the whole folder.</summary>
    public void WhileUnread(Action change)
    {
        lock (reading)
        {
            isChanged = true;
            change();
        }
    }

    private FolderContents ReadAll()
    {
        var walk = FolderWalk.Through(Root);
        var (seen, reader) = (new Dictionary<SitePath, KnownFile>(), new Reading());
        foreach (var (path, file) in walk.Files)
        {
            if (!PostName.IsPost(path)) continue;
            if (Known(path, file) is { } same) reader.Add(seen[path] = same);
            else if (reader.Load(path, file, known.GetValueOrDefault(path)) is { } loaded) seen[path] = loaded;
        }
        known = seen;
        isChanged = false;
        return reader.ToContents(assets.Read(walk.Files.Where(entry => !PostName.IsPost(entry.Path))), walk.Diagnostics) with { ReadText = ReadText };
    }

    /// <summary>The last reading with these posts read again; null when it takes a look at the whole folder to know what has become of them.</summary>
    private FolderContents? ReadAgain(IReadOnlyCollection<string> touched)
    {
        var sources = last.Sources.ToBuilder();
        foreach (var full in touched)
        {
            if (!SitePath.TryFrom(Path.GetRelativePath(Root, full), out var path) || !known.TryGetValue(path, out var before) || IndexOf(path) is not (>= 0 and var index)) return null;
            var file = new FileInfo(full);
            if (!file.Exists || file.LinkTarget is not null) return null;
            if (Known(path, file) is not null) continue;
            var reader = new Reading();
            if (reader.Load(path, file, before) is not { Stamp: not null } loaded || reader.HasDiagnostics) return null;
            known[path] = loaded;
            sources[index] = loaded.Source;
        }
        return last with { Sources = sources.DrainToImmutable() };
    }

    private int IndexOf(SitePath path) => last.Sources.AsSpan().BinarySearch(new ByPath(path));

    /// <summary>The full path of a file of the folder.</summary>
    public string FullPath(SitePath path) => Path.Combine(Root, path.Value);

    /// <summary>Not remembered: what is rendered from it is.</summary>
    private string? ReadText(AssetFile file)
    {
        if (file.Length > FolderContents.MaxIncluded) return null;
        try
        {
            var source = SourceFile.Decode(file.Path, ReadShared(new(FullPath(file.Path))), file.ModifiedAt);
            return source.IsText ? source.Text.Value : null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] ReadShared(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Math.Min(stream.Length, MaxLength)];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private KnownFile? Known(SitePath path, FileInfo file) =>
        known.TryGetValue(path, out var entry) && entry.Stamp is { } stamp && stamp == Stamp.Of(file) ? entry : null;

    /// <summary>Finds a source in an order of paths.</summary>
    private readonly record struct ByPath(SitePath Path) : IComparable<SourceFile>
    {
        public int CompareTo(SourceFile? other) => Path.CompareTo(other!.Path);
    }

    /// <summary>What tells one version of a file from another without reading it.</summary>
    private readonly record struct Stamp(long Length, DateTime Time)
    {
        public static Stamp? Of(FileInfo file) => file.Exists ? new(file.Length, file.LastWriteTimeUtc) : null;
    }

    /// <param name="Stamp">Null for a file that must be read again the next time.</param>
    /// <param name="Source">The version that is in use.</param>
    /// <param name="WasEmptied">The file was last seen without a byte, and the version before stayed for that once.</param>
    private sealed record KnownFile(Stamp? Stamp, SourceFile Source, bool WasEmptied = false);

    /// <summary>The result of one reading while it grows.</summary>
    private sealed class Reading
    {
        private readonly ImmutableArray<SourceFile>.Builder sources = ImmutableArray.CreateBuilder<SourceFile>();
        private readonly List<Diagnostic> diagnostics = [];

        public FolderContents ToContents(ImmutableArray<AssetFile> assets, IEnumerable<Diagnostic> found) =>
            new(sources.DrainToImmutable(), assets, [.. found, .. diagnostics, .. assets.Select(ImageHeader.Check).OfType<Diagnostic>()]);

        public bool HasDiagnostics => diagnostics.Count > 0;

        public void Add(KnownFile file) => sources.Add(file.Source);

        /// <summary>Reads a post; null when it is gone, cannot be read, or is still being written and must be read again next time.</summary>
        public KnownFile? Load(SitePath path, FileInfo file, KnownFile? before)
        {
            try
            {
                if (before is not null && IsJustEmptied(file, before)) return Kept(before)! with { WasEmptied = true };
                return file.Length > MaxLength ? Refuse(path, file.Length) : LoadStill(path, file);
            }
            catch (Exception trouble) when (trouble is FileNotFoundException or DirectoryNotFoundException)
            {
                return null; // deleted since the listing: the folder no longer has this post
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(FolderWalk.Unreadable.At(Place.WholeFile(path), $"the file cannot be read ({FolderWalk.Reason(trouble)}); {(before is null ? "the post is left out" : "the version read before stays")}"));
                return Kept(before);
            }
        }

        /// <summary>What cannot be read now may be readable the next time: its stamp is dropped, its text stays.</summary>
        private KnownFile? Kept(KnownFile? before)
        {
            if (before is null) return null;
            Add(before);
            return before with { Stamp = null };
        }

        /// <summary>Most programs empty a file before they write it: one found without a byte is taken at its word the second time.</summary>
        private static bool IsJustEmptied(FileInfo file, KnownFile before) => file.Length == 0 && !before.Source.Utf8.IsEmpty && !before.WasEmptied;

        private KnownFile? Refuse(SitePath path, long length)
        {
            diagnostics.Add(TooLarge.At(Place.WholeFile(path), $"a post may have {MaxLength / 1024 / 1024} MB, this file has {length / 1024 / 1024} MB and is left out; split it"));
            return null;
        }

        /// <summary>A file caught half-written has another size or time afterwards.</summary>
        private KnownFile? LoadStill(SitePath path, FileInfo file)
        {
            for (var attempt = 1; ; attempt++)
            {
                var before = Stamp.Of(file);
                var bytes = ReadShared(file);
                file.Refresh();
                var isStill = before == Stamp.Of(file) && bytes.Length == before?.Length;
                if (!isStill && attempt < Attempts) continue;
                var loaded = new KnownFile(before, SourceFile.Decode(path, bytes, file.LastWriteTimeUtc));
                Add(loaded);
                return isStill ? loaded : null;
            }
        }
    }
}
