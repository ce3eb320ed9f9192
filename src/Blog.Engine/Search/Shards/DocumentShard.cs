using System.Collections.Immutable;
using Blog.Engine.Search.Forward;
using Blog.Engine.Search.Presentation;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>One document as a head, which has what a hit shows and its headings, and chunks of its text.</summary>
internal static class DocumentShard
{
    /// <param name="document">What can be found.</param>
    /// <param name="address">Where it is read.</param>
    /// <param name="chunks">How its text is cut.</param>
    /// <param name="hashes">Of the shards of the chunks.</param>
    public static FieldWriter Head(SearchDocument document, DocumentAddress address, Chunks chunks, IReadOnlyList<byte[]> hashes)
    {
        var head = new FieldWriter().Text(document.Title).Text(address.Url).Text(address.Day)
            .Texts(document.Tags).Texts(document.Categories).Optional(document.Series).Number(document.Sections.Heads.Length);
        foreach (var section in document.Sections.Heads) head.Optional(section.Anchor).Optional(section.Heading);
        head.Number(hashes.Count);
        for (var chunk = 0; chunk < hashes.Count; chunk++) head.Raw(hashes[chunk]).Number(chunks.BodyOf(chunk));
        return head;
    }

    /// <summary>The pieces of one chunk: the number of the section × 4 + the field, the text, and of a text the LaTeX for each of its formula marks.</summary>
    public static FieldWriter Chunk(ImmutableArray<SearchSection> sections, Chunks chunks, int chunk)
    {
        var bytes = new FieldWriter();
        foreach (var piece in chunks.Pieces.Where(piece => piece.Chunk == chunk))
        {
            var section = sections[piece.Section];
            bytes.Number((piece.Section << 2) | (int)piece.Field).Text(Chunks.TextOf(section, piece.Field).AsSpan(piece.Start, piece.Length));
            if (piece.Field is ChunkField.Text) bytes.Texts(FormulasIn(section, piece));
        }
        return bytes;
    }

    private static string[] FormulasIn(SearchSection section, Piece piece)
    {
        var before = section.Text.AsSpan(0, piece.Start).Count(SearchSection.FormulaMark);
        return [.. SectionFormulas.InText(section).Skip(before).Take(section.Text.AsSpan(piece.Start, piece.Length).Count(SearchSection.FormulaMark))];
    }
}
