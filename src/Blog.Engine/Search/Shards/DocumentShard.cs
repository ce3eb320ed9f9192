using Blog.Engine.Search.Forward;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>One document as a head, which has what a hit shows and its headings, and chunks of its text.</summary>
internal sealed class DocumentShard(SearchDocument document)
{
    /// <summary>A document is read once for all its chunks where they are written one after the other, and not kept for that.</summary>
    private readonly WeakReference<Chunks> read = new(null!);

    /// <param name="address">Where it is read.</param>
    /// <param name="chunks">The list of its chunks: <see cref="Chunks.WriteList"/>.</param>
    public FieldWriter Head(DocumentAddress address, byte[] chunks)
    {
        var head = new FieldWriter().Text(document.Title).Text(address.Url).Text(address.Day)
            .Texts(document.Tags).Texts(document.Categories).Optional(document.Series).Number(document.Sections.Heads.Length);
        foreach (var section in document.Sections.Heads) head.Optional(section.Anchor).Optional(section.Heading);
        return head.Raw(chunks);
    }

    public byte[] Chunk(int number)
    {
        if (!read.TryGetTarget(out var chunks)) read.SetTarget(chunks = Chunks.Of(document.Sections.Read()));
        return chunks.Write(number).ToArray();
    }
}
