using Blog.Engine.Search.Model;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>The head of a document: what a hit shows, its headings, and where the chunks of its text are.</summary>
internal static class DocumentShard
{
    /// <param name="document">Whose head it is.</param>
    /// <param name="address">Where it is read.</param>
    /// <param name="chunks">The list of its chunks: <see cref="Forward.PackedChunks.List"/>.</param>
    public static FieldWriter Of(SearchDocument document, DocumentAddress address, byte[] chunks)
    {
        var head = new FieldWriter().Text(document.Title).Text(address.Url).Text(address.Day)
            .Texts(document.Tags).Texts(document.Categories).Optional(document.Series).Number(document.Sections.Heads.Length);
        foreach (var section in document.Sections.Heads) head.Optional(section.Anchor).Optional(section.Heading);
        return head.Raw(chunks);
    }
}
