namespace Blog.Engine.Search.Shards;

/// <summary>One document: what a hit shows, and the text for ranking the best and for snippets.</summary>
internal static class DocumentShard
{
    /// <summary>Characters of a document that are written: as many as <see cref="Presentation.HitWriter"/> looks at.</summary>
    private const int MaxText = 65_536;

    public static ShardBytes Of(SearchDocument document, DocumentAddress address)
    {
        var bytes = new ShardBytes().Text(document.Title).Text(address.Url).Text(address.Day)
            .Texts(document.Tags).Texts(document.Categories).Optional(document.Series).Number(document.Sections.Length);
        var left = MaxText;
        foreach (var section in document.Sections)
        {
            bytes.Optional(section.Anchor).Optional(section.Heading);
            foreach (var text in new[] { section.Text, section.Code, section.Math })
            {
                bytes.Text(Start(text, left));
                left = Math.Max(0, left - text.Length);
            }
        }
        return bytes;
    }

    private static string Start(string text, int length) =>
        text.Length <= length ? text : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
