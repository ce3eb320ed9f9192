using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Citations;
using Blog.Engine.Search;

namespace Blog.Engine.Publishing;

/// <summary>Posts as documents of the search index: the id of a document is the path of its post.</summary>
internal sealed class SearchFeed(SiteSettings settings, LinkTable links)
{
    public SearchIndex Update(ImmutableArray<Post> posts, Site previous)
    {
        var before = new SearchFeed(settings, previous.Links);
        var known = previous.Posts.Concat(previous.Pages).ToDictionary(post => post.Path);
        var changed = posts.Where(post => !known.TryGetValue(post.Path, out var old) || before.HashOf(old) != HashOf(post)).Select(Document);
        var kept = posts.Select(post => post.Path).ToHashSet();
        return previous.Search.With(changed, known.Keys.Where(path => !kept.Contains(path)).Select(path => path.Value));
    }

    /// <summary>The index of a first build: what a saved one knows is not computed again. A stream that holds none, or a damaged one, is as good as none.</summary>
    public SearchIndex First(ImmutableArray<Post> posts, Stream? saved)
    {
        var documents = posts.Select(Document).ToList();
        var known = saved is null ? null : SearchIndex.Load(saved, documents, settings.Search);
        return (known ?? SearchIndex.EmptyWith(settings.Search)).With(documents, []);
    }

    private SearchDocument Document(Post post) => new()
    {
        Id = post.Path.Value,
        Hash = HashOf(post),
        Title = post.Title,
        Date = post.Date,
        Tags = [.. post.Tags.Select(tag => tag.Value)],
        Categories = [.. post.Categories.Select(category => category.Value)],
        Series = post.Series,
        Sections = [.. post.Parsed.Outline.Sections.Select(section => new SearchSection(section.Heading?.Id, section.Heading?.Text, section.Text, section.Code, section.Math)), .. Cited(post)],
    };

    private UInt128 HashOf(Post post) => ContentHash.OfParts(
        [post.Parsed.Source.Hash.ToString(), post.Title, post.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture), .. post.Tags.Select(tag => tag.Value), post.Parsed.Outline.Citations.IsEmpty ? "" : $"{links.CitedBy(post)} {StyleOf(post)}"]).Value;

    /// <summary>The lines of the bibliography; citations that have none are text of the post.</summary>
    private IEnumerable<SearchSection> Cited(Post post)
    {
        if (post.Parsed.Outline.Citations is not { IsEmpty: false } citations) yield break;
        var bibliography = links.Bibliography(post.Path);
        var entries = bibliography is null ? [] : citations.SelectMany(citation => citation.EntriesIn(bibliography)).Distinct().Select(entry => ReferenceText.Plain(entry, StyleOf(post))).ToList();
        var lost = citations.Where(citation => !citation.IsNarrative && (bibliography is null || !citation.EntriesIn(bibliography).Any())).Select(citation => citation.Source).ToList();
        if (entries.Count > 0) yield return new(CitationPass.Id, Words.For(post.Lang).References, string.Join('\n', entries), "", "");
        if (lost.Count > 0) yield return new(null, null, string.Join('\n', lost), "", "");
    }

    private CitationStyle StyleOf(Post post) => post.Parsed.FrontMatter.CitationStyle ?? settings.Markup.CitationStyle;
}
