using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Search;

namespace Blog.Engine.Publishing;

/// <summary>Posts as documents of the search index: the id of a document is the path of its post.</summary>
internal static class SearchFeed
{
    public static SearchIndex Update(IReadOnlyDictionary<SitePath, Post> posts, Site previous)
    {
        var changed = posts.Values.Where(post => !ReferenceEquals(post, previous.FindByPath(post.Path))).Select(Document);
        return previous.Search.With(changed, previous.ByPath.Keys.Where(path => !posts.ContainsKey(path)).Select(path => path.Value));
    }

    /// <summary>The index of a first build: what a saved one knows is not computed again. A stream that holds none, or a damaged one, is as good as none.</summary>
    public static SearchIndex First(SearchSettings settings, ImmutableArray<Post> posts, Stream? saved)
    {
        var documents = posts.Select(Document).ToList();
        var known = saved is null ? null : SearchIndex.Load(saved, documents, settings);
        return (known ?? SearchIndex.EmptyWith(settings)).With(documents, []);
    }

    private static SearchDocument Document(Post post) => new()
    {
        Id = post.Path.Value,
        Hash = HashOf(post),
        Title = post.Title,
        Date = post.Date,
        Tags = [.. post.Tags.Select(tag => tag.Value)],
        Categories = [.. post.Categories.Select(category => category.Value)],
        Series = post.Series,
        Sections = [.. post.Parsed.Outline.Sections.Select(section => new SearchSection(section.Heading?.Id, section.Heading?.Text, section.Text, section.Code, section.Math))],
    };

    private static UInt128 HashOf(Post post) => ContentHash.OfParts(
        [post.Parsed.Source.Hash.ToString(), post.Title, post.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture), .. post.Tags.Select(tag => tag.Value)]).Value;
}
