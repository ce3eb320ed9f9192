using System.Collections.Immutable;
using Blog.Engine.Content.Images;
using Blog.Engine.Storage;

namespace Blog.Engine.Content.Posts;

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

    /// <summary>What was wrong on the last walk through the folder; null when a post could not be taken as it was, so that the next look must be a whole one.</summary>
    private ImmutableArray<Diagnostic>? seen;
    private bool isChanged;

    /// <summary>Some post is a link: an edit of what it leads to is one of it too, and no event says so.</summary>
    private bool hasLinks;

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
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
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
        lock (reading) return last = (isChanged || hasLinks ? null : ReadAgain(touched)) ?? ReadAll(touched);
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

    /// <summary>Of a file that an event has named, size and time say nothing: it is read again.</summary>
    private FolderContents ReadAll(IReadOnlyCollection<string> touched)
    {
        foreach (var full in touched)
            if (SitePath.TryFrom(Path.GetRelativePath(Root, full), out var path) && known.TryGetValue(path, out var entry) && entry.Stamp is not null)
                known[path] = entry with { Stamp = Stamp.Unknown };
        return ReadAll();
    }

    private FolderContents ReadAll()
    {
        isChanged = false;
        var walk = FolderWalk.Through(Root);
        if (walk.IsEmpty && last.Sources.Length > 1) throw PostsFolderException.Emptied(Root, last.Sources.Length);
        hasLinks = walk.Files.Any(entry => PostName.IsPost(entry.Path) && entry.File.FullName != FullPath(entry.Path));
        if (IsAsBefore(walk)) return last;
        var readings = walk.Files.Where(entry => PostName.IsPost(entry.Path)).AsParallel().AsOrdered().Select(entry => Look(entry.Path, entry.File)).ToList();
        seen = readings.TrueForAll(reading => reading is { Known: not null, Finding: null }) ? [.. walk.Diagnostics] : null;
        known = readings.Where(reading => reading.Known is not null).ToDictionary(reading => reading.Known!.Source.Path, reading => reading.Known!);
        var found = assets.Read(walk.Files.Where(entry => !PostName.IsPost(entry.Path)));
        return new(
            [.. readings.Select(reading => reading.Source).OfType<SourceFile>()],
            found,
            [.. walk.Diagnostics, .. readings.Select(reading => reading.Finding).OfType<Diagnostic>(), .. found.Select(ImageHeader.Check).OfType<Diagnostic>()])
        {
            ReadText = ReadText,
        };
    }

    /// <summary>Whether nothing has changed, which is so nearly every time: then a look leaves no garbage worth speaking of.</summary>
    private bool IsAsBefore(FolderWalk walk)
    {
        var posts = 0;
        foreach (var (path, file) in walk.Files)
        {
            var isPost = PostName.IsPost(path);
            if (isPost ? Known(path, file) is null : !assets.Knows(path, file)) return false;
            posts += isPost ? 1 : 0;
        }
        return posts == known.Count && walk.Files.Count - posts == assets.Count && seen is { } before && walk.Diagnostics.SequenceEqual(before);
    }

    private Reading Look(SitePath path, FileInfo file) =>
        Known(path, file) is { } same ? new(same.Source, same) : Reading.Of(path, file, known.GetValueOrDefault(path));

    /// <summary>The last reading with these posts read again; null when it takes a look at the whole folder to know what has become of them.</summary>
    private FolderContents? ReadAgain(IReadOnlyCollection<string> touched)
    {
        var (sources, changed) = (last.Sources.ToBuilder(), new List<KnownFile>());
        foreach (var full in touched)
        {
            if (!SitePath.TryFrom(Path.GetRelativePath(Root, full), out var path) || !known.TryGetValue(path, out var before) || IndexOf(path) is not (>= 0 and var index)) return null;
            if (before.Stamp is null) return null; // what was wrong with it must be said no more, or once more
            var file = new FileInfo(full);
            if (!file.Exists || file.LinkTarget is not null) return null;
            if (Reading.Of(path, file, before) is not { Known: { Stamp: not null } loaded, Finding: null }) return null;
            if (loaded == before) continue;
            changed.Add(loaded);
            sources[index] = loaded.Source;
        }
        foreach (var file in changed) known[file.Source.Path] = file; // only now: what is known and what was given last are one
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
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            return null;
        }
    }

    /// <summary>A file without a byte is not opened: a pipe looks like one, and would be waited for.</summary>
    private static byte[] ReadShared(FileInfo file)
    {
        if (file.Length == 0) return [];
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Math.Min(stream.Length, MaxLength)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
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
        /// <summary>Of no file.</summary>
        public static readonly Stamp Unknown = new(-1, default);

        public static Stamp? Of(FileInfo file) => file.Exists ? new(file.Length, file.LastWriteTimeUtc) : null;
    }

    /// <param name="Stamp">Null for a file that must be read again the next time.</param>
    /// <param name="Source">The version that is in use.</param>
    /// <param name="WasEmptied">The file was last seen without a byte, and the version before stayed for that once.</param>
    private sealed record KnownFile(Stamp? Stamp, SourceFile Source, bool WasEmptied = false);

    /// <summary>What one look at a post gave.</summary>
    /// <param name="Source">The version that the folder has; null where it has none.</param>
    /// <param name="Known">What to remember of it; null for a file that is gone, or was never caught whole, and must be read again the next time.</param>
    /// <param name="Finding">What was wrong.</param>
    private readonly record struct Reading(SourceFile? Source, KnownFile? Known, Diagnostic? Finding = null)
    {
        public static Reading Of(SitePath path, FileInfo file, KnownFile? before)
        {
            try
            {
                if (before is not null && IsJustEmptied(file, before)) return Kept(before with { WasEmptied = true });
                return file.Length > MaxLength ? new(null, null, Refusal(path, file.Length)) : ReadStill(path, file, before);
            }
            catch (Exception trouble) when (trouble is FileNotFoundException or DirectoryNotFoundException)
            {
                return default; // deleted since the listing: the folder no longer has this post
            }
            catch (Exception trouble) when (DiskTrouble.Explains(trouble))
            {
                return Kept(before) with { Finding = FolderWalk.Unreadable.At(Place.WholeFile(path), $"the file cannot be read ({FolderWalk.Reason(trouble)}); {(before is null ? "the post is left out" : "the version read before stays")}") };
            }
        }

        private static Reading Whole(KnownFile read) => new(read.Source, read);

        /// <summary>What cannot be read now may be readable the next time: its stamp is dropped, its text stays.</summary>
        private static Reading Kept(KnownFile? before) => before is null ? default : new(before.Source, before with { Stamp = null });

        /// <summary>Most programs empty a file before they write it: one found without a byte is taken at its word the second time.</summary>
        private static bool IsJustEmptied(FileInfo file, KnownFile before) => file.Length == 0 && !before.Source.IsEmpty && !before.WasEmptied;

        private static Diagnostic Refusal(SitePath path, long length) =>
            TooLarge.At(Place.WholeFile(path), $"a post may have {MaxLength / 1024 / 1024} MB, this file has {length / 1024 / 1024} MB and is left out; split it");

        /// <summary>What has not changed stays the same object, which is how everything else knows.</summary>
        private static SourceFile SameOrNew(KnownFile? before, SourceFile read) => before?.Source.SameAs(read) is true ? before.Source : read;

        /// <summary>A file caught half-written has another size or time afterwards; while it goes on being written, the version before stays.</summary>
        private static Reading ReadStill(SitePath path, FileInfo file, KnownFile? before)
        {
            for (var attempt = 1; ; attempt++)
            {
                var stamp = Stamp.Of(file);
                var bytes = ReadShared(file);
                file.Refresh();
                var isStill = stamp == Stamp.Of(file) && bytes.Length == stamp?.Length;
                if (isStill) return Whole(new(stamp, SameOrNew(before, SourceFile.Decode(path, bytes, file.LastWriteTimeUtc))));
                if (attempt == Attempts) return Kept(before);
            }
        }
    }
}
