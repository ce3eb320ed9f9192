using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Blog.Engine.Content;
using Blog.Engine.Markup;

namespace Blog.Engine.Publishing;

/// <summary>
/// Parsed posts between two starts: what parsing made of each file, found again by the hash of its text. One entry a post, the length and a gzip of
/// JSON; a damaged entry (gzip has a checksum) is one that is not there. The texts of the files are not written.
/// </summary>
public sealed class SavedPosts
{
    /// <summary>Longest entry, in bytes: anything above is damage.</summary>
    private const int MaxEntry = 64 << 20;

    private readonly Dictionary<SitePath, SavedPost> byPath;

    private SavedPosts(IEnumerable<SavedPost> posts) => byPath = posts.DistinctBy(post => post.Path).ToDictionary(post => post.Path);

    public static SavedPosts Empty { get; } = new([]);

    public int Count => byPath.Count;

    /// <summary>The post that was parsed from the very same text of the same path and time; null when none was.</summary>
    public ParsedPost? Find(SourceFile source) => byPath.GetValueOrDefault(source.Path)?.From(source);

    /// <summary>How many of these posts saving would add.</summary>
    public int LackOf(IEnumerable<ParsedPost> posts) => posts.Where(IsWorthSaving).Count(post => byPath.GetValueOrDefault(post.Path)?.IsOf(post.Source) is not true);

    public static void Save(IEnumerable<ParsedPost> posts, Stream stream)
    {
        var entries = posts.Where(IsWorthSaving).AsParallel().AsOrdered().Select(post => Pack(SavedPost.Of(post)));
        foreach (var entry in entries)
        {
            stream.Write(BitConverter.GetBytes(entry.Length));
            stream.Write(entry);
        }
    }

    /// <summary>What the rest of the stream holds; a torn end loses its last entry.</summary>
    public static SavedPosts Load(Stream stream) => new(Entries(stream).AsParallel().Select(Unpack).OfType<SavedPost>());

    /// <summary>A file on which decoding had something to say is parsed again, because its text does not tell what that was.</summary>
    private static bool IsWorthSaving(ParsedPost post) => post.Source.Diagnostics.IsEmpty;

    private static IEnumerable<byte[]> Entries(Stream stream)
    {
        var header = new byte[sizeof(int)];
        while (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && BitConverter.ToInt32(header) is > 0 and <= MaxEntry and var length)
        {
            var entry = new byte[length];
            if (stream.ReadAtLeast(entry, length, throwOnEndOfStream: false) < length) yield break;
            yield return entry;
        }
    }

    private static byte[] Pack(SavedPost post)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(gzip, post, SavedPostJson.Plain.SavedPost);
        return packed.ToArray();
    }

    private static SavedPost? Unpack(byte[] entry)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(entry), CompressionMode.Decompress);
            using var json = new MemoryStream(entry.Length * 3);
            gzip.CopyTo(json);
            return JsonSerializer.Deserialize(json.GetBuffer().AsSpan(0, (int)json.Length), SavedPostJson.Plain.SavedPost);
        }
        catch (Exception trouble) when (trouble is InvalidDataException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>A <see cref="ParsedPost"/> without its text.</summary>
internal sealed record SavedPost(SitePath Path, ContentHash Hash, DateTimeOffset ModifiedAt, FrontMatter FrontMatter, int BodyStart, Outline Outline)
{
    public required string Title { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required Slug Slug { get; init; }

    public required string Lang { get; init; }

    public required bool IsDraft { get; init; }

    public required bool IsPage { get; init; }

    public required bool IsLeftOut { get; init; }

    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    public static SavedPost Of(ParsedPost post) => new(post.Path, post.Source.Hash, post.Source.ModifiedAt, post.FrontMatter, post.BodyStart, post.Outline)
    {
        Title = post.Title,
        Date = post.Date,
        Slug = post.Slug,
        Lang = post.Lang,
        IsDraft = post.IsDraft,
        IsPage = post.IsPage,
        IsLeftOut = post.IsLeftOut,
        Diagnostics = post.Diagnostics,
    };

    public bool IsOf(SourceFile source) => source.Hash == Hash && source.ModifiedAt == ModifiedAt && source.Diagnostics.IsEmpty;

    public ParsedPost? From(SourceFile source) => !IsOf(source) ? null : new(source, FrontMatter, BodyStart, Outline)
    {
        Title = Title,
        Date = Date,
        Slug = Slug,
        Lang = Lang,
        IsDraft = IsDraft,
        IsPage = IsPage,
        IsLeftOut = IsLeftOut,
        Diagnostics = Diagnostics,
    };
}
