using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using Blog.Engine.Storage;

namespace Blog.Tests.Search;

/// <summary>Documents for the index in a few words.</summary>
internal static class Documents
{
    private static readonly DateTimeOffset FirstDay = new(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    public static SearchDocument Document(string id, string title, string text = "", string code = "", string math = "", string[]? tags = null) =>
        Document(id, title, [new(null, null, text, code, math)], tags);

    public static SearchDocument Document(string id, string title, ImmutableArray<SearchSection> sections, string[]? tags = null) => WithHash(new()
    {
        Id = id,
        Hash = default,
        Title = title,
        Date = FirstDay,
        Tags = [.. tags ?? []],
        Sections = SearchSections.Of(sections.AsSpan()),
    });

    public static SearchDocument WithHash(SearchDocument document) => document with
    {
        Hash = ContentHash.OfParts([
            document.Title, document.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture), document.Series ?? "", .. document.Tags, "/", .. document.Categories, "/",
            .. document.Sections.SelectMany(section => new[] { section.Anchor ?? "", section.Heading ?? "", section.Text, section.Code, section.Math })]).Value,
    };

    public static SearchIndex Index(params IEnumerable<SearchDocument> documents) => SearchIndex.Empty.With(documents, []);

    public static SearchHit[] Hits(this SearchIndex index, string query) => [.. index.Query(new(query)).Hits];

    public static string[] Ids(this SearchIndex index, string query) => [.. index.Query(new(query) { Limit = 100 }).Hits.Select(hit => hit.Id)];
}
