using System.Text;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Forward;

/// <summary>The terms of documents between two exports, found again by the hash of the document: <see cref="SealedBytes"/> of the hash, the length and the <see cref="TermEntry"/> list of each.</summary>
public sealed class SavedTerms
{
    /// <summary>Raise it with the form of the file or of an entry, and with the cutting of texts into terms and chunks.</summary>
    private const int Version = 1;

    private readonly Dictionary<UInt128, byte[]> entries = [];

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
            saved.entries[hash] = reader.ReadBytes(reader.ReadInt32());
        }
        return saved;
    });

    internal static void Save(SearchDocument[] documents, byte[][] terms, Stream stream) => SealedBytes.Write(stream, Magic, Version, payload =>
    {
        using var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true);
        writer.Write(documents.Length);
        foreach (var (document, entries) in documents.Zip(terms))
        {
            writer.Write((ulong)(document.Hash >> 64));
            writer.Write((ulong)document.Hash);
            writer.Write(entries.Length);
            writer.Write(entries);
        }
    });

    internal byte[]? Find(SearchDocument document) => entries.GetValueOrDefault(document.Hash);
}
