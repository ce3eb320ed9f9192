using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Blog.Engine.Search.Model;
using Blog.Engine.Storage;

namespace Blog.Engine.Search.Storage;

/// <summary>
/// Leaves as <see cref="SealedBytes"/>. They hold no text: a document is named by its id and hash, and given back to the index by who loads.
/// </summary>
internal static class IndexFile
{
    /// <summary>Raise it whenever the form of the file, the fold or the tokens change: an old file would answer wrongly.</summary>
    private const int Version = 2;

    private static ReadOnlySpan<byte> Magic => "BLOGSRCH"u8;

    public static void Save(ImmutableArray<Leaf> leaves, Stream stream) => SealedBytes.Write(stream, Magic, Version, payload =>
    {
        using var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true);
        writer.Write(leaves.Length);
        foreach (var leaf in leaves) WriteLeaf(writer, leaf);
    });

    /// <summary>The leaves, each with the documents of its segment that are still wanted; null when the file is foreign, old or damaged.</summary>
    public static IEnumerable<Leaf>? Load(Stream stream, IReadOnlyDictionary<string, SearchDocument> wanted) => SealedBytes.Read(stream, Magic, Version, payload =>
    {
        try
        {
            using var reader = new BinaryReader(payload, Encoding.UTF8, leaveOpen: true);
            return Enumerable.Range(0, reader.ReadInt32()).Select(_ => ReadLeaf(reader, wanted)).ToList();
        }
        catch (Exception trouble) when (trouble is InvalidDataException or IOException or ArgumentException or FormatException)
        {
            return null;
        }
    });

    private static void WriteLeaf(BinaryWriter writer, Leaf leaf)
    {
        var segment = leaf.Segment;
        writer.Write(segment.Count);
        for (var i = 0; i < segment.Count; i++)
        {
            writer.Write(segment.Documents[i].Id);
            writer.Write((ulong)(segment.Documents[i].Hash >> 64));
            writer.Write((ulong)segment.Documents[i].Hash);
            writer.Write(leaf.IsLive(i));
        }
        Write(writer, segment.TitleLengths);
        Write(writer, segment.BodyLengths);
        Write(writer, segment.Terms.Grams);
        Write(writer, segment.Terms.WordBytes);
        Write(writer, segment.Terms.WordStarts);
        Write(writer, segment.Starts);
        Write(writer, segment.Frequencies);
        Write(writer, segment.Postings);
        Write(writer, segment.PositionStarts);
        writer.Write(segment.Positions.Length);
        writer.Flush();
        segment.Positions.WriteTo(writer.BaseStream);
    }

    private static Leaf ReadLeaf(BinaryReader reader, IReadOnlyDictionary<string, SearchDocument> wanted)
    {
        var documents = new SearchDocument[reader.ReadInt32()];
        var gone = new List<int>();
        for (var i = 0; i < documents.Length; i++)
        {
            var (id, hash, isLive) = (reader.ReadString(), new UInt128(reader.ReadUInt64(), reader.ReadUInt64()), reader.ReadBoolean());
            var document = wanted.GetValueOrDefault(id);
            var isSame = isLive && document?.Hash == hash;
            documents[i] = isSame ? document! : Gone(id);
            if (!isSame) gone.Add(i);
        }
        return new Leaf(ReadSegment(reader, documents)).Without(gone);
    }

    private static Segment ReadSegment(BinaryReader reader, SearchDocument[] documents)
    {
        var (titleLengths, bodyLengths) = (Read<int>(reader), Read<int>(reader));
        var terms = new TermTable(Read<ulong>(reader), Read<byte>(reader), Read<int>(reader));
        return new()
        {
            Documents = documents,
            Names = Names.Of(documents),
            TitleLengths = titleLengths,
            BodyLengths = bodyLengths,
            Terms = terms,
            Starts = Read<int>(reader),
            Frequencies = Read<int>(reader),
            Postings = Read<byte>(reader),
            PositionStarts = Read<int>(reader),
            Positions = new(Read<byte>(reader)),
        };
    }

    /// <summary>Keeps the number of a document that is not wanted any more.</summary>
    private static SearchDocument Gone(string id) => new() { Id = id, Hash = default, Title = "", Date = default };

    private static void Write<T>(BinaryWriter writer, T[] values) where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static T[] Read<T>(BinaryReader reader) where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
