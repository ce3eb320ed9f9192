using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Search;
using Blog.Engine.Search.Shards;
using Blog.Pages;

namespace Blog.Exporting;

/// <summary>A file of the search index: its bytes are made when they are needed.</summary>
internal sealed record SearchFile(SitePath Path, Func<byte[]> Bytes, bool IsNamedByContent);

/// <summary>The search index as files in <c>search/</c>, which wwwroot/js/search reads in the browser.</summary>
internal static class SearchFiles
{
    public static IEnumerable<SearchFile> Of(Site site, SearchExport search, PageFormat format) => search
        .ToShards(document => AddressOf(site.FindByPath(SitePath.From(document.Id))!, format))
        .Select(shard => new SearchFile(SitePath.From(Addresses.SearchIndex.With(shard.Name).Decoded[1..]), shard.ToFile, shard.Name != SearchShard.ManifestName));

    private static DocumentAddress AddressOf(Post post, PageFormat format) => new(post.Url.Encoded, format.Day(post.Date));
}
