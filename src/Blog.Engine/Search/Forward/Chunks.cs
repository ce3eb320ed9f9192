using System.Collections.Immutable;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Presentation;
using Blog.Engine.Search.Storage;
using Blog.Engine.Storage;

namespace Blog.Engine.Search.Forward;

internal enum ChunkField : byte { Text, Code, Math }

/// <summary>A stretch of one field of one section, and the chunk it is in.</summary>
internal readonly record struct Piece(int Chunk, int Section, ChunkField Field, int Start, int Length);

/// <summary>A document's text cut into pieces of about one size, so that who wants a sentence of a long post need not fetch all of it.</summary>
internal sealed class Chunks
{
    /// <summary>Characters of a document that are written: as many as <see cref="Presentation.HitWriter"/> looks at.</summary>
    private const int MaxText = 65_536;

    /// <summary>Characters of a chunk: about 1.5 KB when packed. A long document has larger ones, because their number has a limit.</summary>
    private const int Size = 1200;

    /// <summary>So many chunks have a bit each in a number.</summary>
    private const int MaxChunks = 30;

    private readonly ImmutableArray<SearchSection> sections;
    private readonly List<Piece> pieces = [];
    private readonly int size;
    private int left = MaxText, filled, chunk;

    private Chunks(ImmutableArray<SearchSection> sections)
    {
        this.sections = sections;
        var length = sections.Sum(section => section.Text.Length + section.Code.Length + section.Math.Length);
        size = Math.Max(Size, (Math.Min(length, MaxText) / (MaxChunks - 2)) + 1);
    }

    public IReadOnlyList<Piece> Pieces => pieces;

    public int Count => pieces.Count == 0 ? 0 : chunk + 1;

    public static Chunks Of(ImmutableArray<SearchSection> sections)
    {
        var chunks = new Chunks(sections);
        foreach (var (i, section) in sections.Index())
        {
            foreach (var field in Enum.GetValues<ChunkField>()) chunks.Add(TextOf(section, field), i, field);
        }
        return chunks;
    }

    /// <summary>All of them as they are fetched.</summary>
    public PackedChunks Pack()
    {
        var (text, ranges) = (new FieldWriter(), new FieldWriter());
        for (var number = 0; number < Count; number++)
        {
            var chunk = Gzip.Pack(Write(number).Written);
            text.Raw(chunk);
            ranges.Number(chunk.Length).Number(BodyOf(number));
        }
        var list = new FieldWriter().Number(Count);
        if (Count > 0) list.Raw(ShortHash.Of(text.Written)).Raw(ranges.Written);
        return new(list.ToArray(), text.ToArray());
    }

    /// <summary>The pieces of one chunk: the number of the section × 4 + the field, the text, and of a text the LaTeX for each of its formula marks.</summary>
    private FieldWriter Write(int number)
    {
        var writer = new FieldWriter();
        foreach (var piece in pieces.Where(piece => piece.Chunk == number))
        {
            var section = sections[piece.Section];
            writer.Number((piece.Section << 2) | (int)piece.Field).Text(TextOf(section, piece.Field).AsSpan(piece.Start, piece.Length));
            if (piece.Field is ChunkField.Text) writer.Texts(FormulasIn(section, piece));
        }
        return writer;
    }

    private int BodyOf(int number) => pieces.Where(piece => piece.Chunk == number && piece.Field is not ChunkField.Math).Sum(piece => piece.Length);

    private static string[] FormulasIn(SearchSection section, Piece piece)
    {
        var before = section.Text.AsSpan(0, piece.Start).Count(SearchSection.FormulaMark);
        return [.. SectionFormulas.InText(section).Skip(before).Take(section.Text.AsSpan(piece.Start, piece.Length).Count(SearchSection.FormulaMark))];
    }

    private static string TextOf(SearchSection section, ChunkField field) => field switch
    {
        ChunkField.Text => section.Text,
        ChunkField.Code => section.Code,
        _ => section.Math,
    };

    private void Add(string text, int section, ChunkField field)
    {
        var end = Math.Min(text.Length, left);
        if (end < text.Length && end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        for (var start = 0; start < end;)
        {
            if (filled > 0 && filled + Math.Min(end - start, size / 2) > size && chunk < MaxChunks - 1) (chunk, filled) = (chunk + 1, 0);
            var length = chunk == MaxChunks - 1 ? end - start : LengthOf(text.AsSpan(start, end - start), size - filled, field);
            pieces.Add(new(chunk, section, field, start, length));
            (start, filled, left) = (start + length, filled + length, left - length);
        }
    }

    /// <summary>As much as there is room for, to the end of a line or a sentence; of formulas only whole ones.</summary>
    private static int LengthOf(ReadOnlySpan<char> rest, int room, ChunkField field)
    {
        if (rest.Length <= room) return rest.Length;
        if (field is ChunkField.Math) return rest[room..].IndexOf("\n\n") is var gap and >= 0 ? room + gap : rest.Length;
        var ends = rest[..room].LastIndexOfAny("\n。！？；");
        if (ends < 0) ends = rest[..room].LastIndexOf(' ');
        if (ends >= 0) return ends + 1;
        return room > 1 && char.IsHighSurrogate(rest[room - 1]) ? room - 1 : Math.Max(1, room);
    }
}
