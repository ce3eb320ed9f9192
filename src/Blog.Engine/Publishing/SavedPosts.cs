using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Storage;

namespace Blog.Engine.Publishing;

/// <summary>
/// Parsed posts between two starts: what parsing made of each file, found again by the hash of its text. One entry a post: the lengths of a gzip of
/// JSON and of the packed texts of its sections, then these two; a damaged entry (gzip has a checksum, the texts a hash) is one that is not there. The texts
/// of the files are not written.
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
        var entries = posts.Where(IsWorthSaving).AsParallel().AsOrdered().Select(Pack);
        foreach (var entry in entries)
        {
            stream.Write(BitConverter.GetBytes(entry.Post.Length));
            stream.Write(BitConverter.GetBytes(entry.Texts.Length));
            stream.Write(entry.Post);
            stream.Write(entry.Texts);
        }
    }

    /// <summary>What the rest of the stream holds; a torn end loses its last entry.</summary>
    public static SavedPosts Load(Stream stream) => new(Entries(stream).AsParallel().Select(Unpack).OfType<SavedPost>());

    /// <summary>A file on which decoding had something to say is parsed again, because its text does not tell what that was.</summary>
    private static bool IsWorthSaving(ParsedPost post) => post.Source.Diagnostics.IsEmpty;

    private static IEnumerable<Entry> Entries(Stream stream)
    {
        var header = new byte[2 * sizeof(int)];
        while (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length)
        {
            var (post, texts) = (BitConverter.ToInt32(header), BitConverter.ToInt32(header, sizeof(int)));
            if (Next(stream, post) is not { } first || Next(stream, texts) is not { } second) yield break;
            yield return new(first, second);
        }
    }

    private static byte[]? Next(Stream stream, int length)
    {
        if (length is < 0 or > MaxEntry) return null;
        var bytes = new byte[length];
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : null;
    }

    private static Entry Pack(ParsedPost post)
    {
        var texts = post.Outline.Sections.Texts.Packed.ToArray();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(gzip, SavedPost.Of(post, ContentHash.Of(texts)), SavedPostJson.Plain.SavedPost);
        return new(packed.ToArray(), texts);
    }

    private static SavedPost? Unpack(Entry entry)
    {
        if (UnpackedLength(entry.Post) is not (>= 0 and <= MaxEntry and var length)) return null;
        var json = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(entry.Post), CompressionMode.Decompress);
            gzip.ReadExactly(json, 0, length);
            var isWhole = gzip.ReadByte() < 0; // only at its end is its checksum looked at
            var post = isWhole ? JsonSerializer.Deserialize(json.AsSpan(0, length), SavedPostJson.Plain.SavedPost) : null;
            return post?.TextsHash == ContentHash.Of(entry.Texts) ? post.With(entry.Texts) : null;
        }
        catch (Exception trouble) when (trouble is InvalidDataException or EndOfStreamException or JsonException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    /// <summary>The last number of a gzip; -1 for what is too short to be one.</summary>
    private static int UnpackedLength(ReadOnlySpan<byte> gzip) => gzip.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(gzip[^sizeof(int)..]);
}

/// <param name="Post">A gzip of JSON.</param>
/// <param name="Texts">Of its sections.</param>
internal readonly record struct Entry(byte[] Post, byte[] Texts);

/// <summary>A <see cref="Section"/> without its texts, its heading by the place among all.</summary>
internal readonly record struct SavedSection(int? Heading, int Text, int Code, int Math);

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

    public required ImmutableArray<SavedSection> Sections { get; init; }

    /// <summary>Bytes of the texts of the sections, unpacked.</summary>
    public required int TextsLength { get; init; }

    public required ContentHash TextsHash { get; init; }

    public static SavedPost Of(ParsedPost post, ContentHash textsHash) => new(post.Path, post.Source.Hash, post.Source.ModifiedAt, post.FrontMatter, post.BodyStart, post.Outline)
    {
        Title = post.Title,
        Date = post.Date,
        Slug = post.Slug,
        Lang = post.Lang,
        IsDraft = post.IsDraft,
        IsPage = post.IsPage,
        IsLeftOut = post.IsLeftOut,
        Diagnostics = post.Diagnostics,
        Sections = [.. post.Outline.Sections.Frames.Select(frame => new SavedSection(frame.Heading is { } heading ? post.Outline.Headings.IndexOf(heading, ReferenceEqualityComparer.Instance) : null, frame.Text, frame.Code, frame.Math))],
        TextsLength = post.Outline.Sections.Texts.Length,
        TextsHash = textsHash,
    };

    /// <summary>This post with the texts that were saved beside it.</summary>
    public SavedPost With(byte[] texts) => this with
    {
        Outline = Outline with
        {
            Sections = new([.. Sections.Select(section => new SectionFrame(section.Heading is { } heading ? Outline.Headings[heading] : null, section.Text, section.Code, section.Math))], new(texts, TextsLength)),
        },
        Sections = [],
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
