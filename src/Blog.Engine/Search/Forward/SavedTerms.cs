using System.Text;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Storage;
using Blog.Engine.Storage;

namespace Blog.Engine.Search.Forward;

/// <summary>What was found in the texts of documents, between two exports, by the hash of the document: <see cref="SealedBytes"/> of the hash, the terms and the list of chunks of each, after their lengths.</summary>
public sealed class SavedTerms
{
    /// <summary>Raise its number with the form of the file or of an entry, and with the cutting of texts into terms and chunks.</summary>
    private static readonly int Version = 3 ^ BitConverter.ToInt32(PackingHere());

    private readonly Dictionary<UInt128, DocumentReading> entries = [];

    public static SavedTerms Empty { get; } = new();

    private static ReadOnlySpan<byte> Magic => "BLOGTERM"u8;

    /// <summary>Null when the stream does not hold what was saved by this version, whole and undamaged.</summary>
    public static SavedTerms? Load(Stream stream) => SealedBytes.Read(stream, Magic, Version, payload =>
    {
        var saved = new SavedTerms();
        using var reader = new BinaryReader(payload, Encoding.UTF8, leaveOpen: true);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var hash = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
            saved.entries[hash] = new(reader.ReadBytes(reader.ReadInt32()), reader.ReadBytes(reader.ReadInt32()), null);
        }
        return saved;
    });

    internal static void Save(SearchDocument[] documents, DocumentReading[] readings, Stream stream) => SealedBytes.Write(stream, Magic, Version, payload =>
    {
        using var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true);
        writer.Write(documents.Length);
        foreach (var (document, reading) in documents.Zip(readings))
        {
            writer.Write((ulong)(document.Hash >> 64));
            writer.Write((ulong)document.Hash);
            writer.Write(reading.Terms.Length);
            writer.Write(reading.Terms);
            writer.Write(reading.Chunks.Length);
            writer.Write(reading.Chunks);
        }
    });

    /// <summary>Names how bytes are packed here, because a list of chunks holds how long they are then: another version of the library, or another processor, may find other matches.</summary>
    private static byte[] PackingHere() => ShortHash.Of(Gzip.Pack(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 8000).Select(number => number * number % 977)))));

    internal DocumentReading? Find(SearchDocument document) => entries.GetValueOrDefault(document.Hash);
}

/// <summary>What reading the texts of a document gives.</summary>
/// <param name="Terms">A <see cref="TermEntry"/> for each term, in the order of their numbers.</param>
/// <param name="Chunks">The list of its chunks: <see cref="PackedChunks.List"/>.</param>
/// <param name="Text">The file of its chunks where it was just read; null where that was saved, because the file is probably there.</param>
internal sealed record DocumentReading(byte[] Terms, byte[] Chunks, byte[]? Text);
