using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Passes;
using Blog.Engine.Markup.Syntax.Citations;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using Blog.Engine.Storage;

namespace Blog.Engine.Publishing;

/// <summary>Posts as documents of the search index: the id of a document is the path of its post.</summary>
internal static class SearchFeed
{
    /// <summary>Fewer posts than this are indexed before anybody could read one.</summary>
    private const int Many = 1000;

    /// <summary>
    /// The index of a build: that of the site before with what has changed; where there is none, all of it, which for many posts is left to be done while the
    /// first of them are read. A build meanwhile does not wait for it: its own index follows.
    /// </summary>
    public static Task<SearchIndex> Index(SearchSettings settings, VersionedDictionary<SitePath, Post> posts, Site? previous, LoadSearch? saved)
    {
        if (!settings.Enabled) return Task.FromResult(SearchIndex.Empty);
        if (previous is { Indexing.IsFaulted: false }) return previous.IsSearchReady ? Task.FromResult(Update(posts, previous)) : UpdateLaterAsync(posts, previous);
        return posts.Count < Many ? Task.FromResult(First(settings, posts.Values, saved)) : Task.Factory.StartNew(() => First(settings, posts.Values, saved), default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static async Task<SearchIndex> UpdateLaterAsync(VersionedDictionary<SitePath, Post> posts, Site previous)
    {
        await previous.Indexing.ConfigureAwait(false);
        return Update(posts, previous);
    }

    private static SearchIndex Update(VersionedDictionary<SitePath, Post> posts, Site previous)
    {
        var gone = posts.HasKeysOf(previous.ByPath) ? [] : previous.ByPath.Keys.Where(path => !posts.ContainsKey(path)).Select(path => path.Value);
        return previous.Search.With(posts.ChangedSince(previous.ByPath).Select(Document), gone);
    }

    /// <summary>The index of a first build: what a saved one knows is not computed again.</summary>
    private static SearchIndex First(SearchSettings settings, IEnumerable<Post> posts, LoadSearch? saved)
    {
        var documents = posts.AsParallel().AsOrdered().Select(Document).ToList();
        return (saved?.Invoke(documents) ?? SearchIndex.EmptyWith(settings)).With(documents, []);
    }

    private static SearchDocument Document(Post post) => new()
    {
        Id = post.Path.Value,
        Hash = HashOf(post),
        Title = post.Title,
        Date = post.Date,
        Tags = [.. post.Tags.Select(tag => tag.Value)],
        Categories = [.. post.Categories.Select(category => category.Value)],
        Series = post.Series?.Value,
        Sections = SectionsOf(post),
    };

    private static SearchSections SectionsOf(Post post)
    {
        var sections = post.Parsed.Outline.Sections;
        SearchSection[] cited = [.. Cited(post)];
        return new(
            [.. sections.Frames.Select(frame => new SearchHead(frame.Heading?.Id, frame.Heading?.Text, frame.Text, frame.Code, frame.Math)), .. cited.Select(section => section.Head)],
            () => [.. sections.Read().Select(section => new SearchSection(section.Heading?.Id, section.Heading?.Text, section.Text, section.Code, section.Math)), .. cited]);
    }

    private static UInt128 HashOf(Post post) => ContentHash.OfParts(
        [post.Parsed.Source.Hash.ToString(), post.Title, post.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        .. post.Tags.Select(tag => tag.Value), "in", .. post.Categories.Select(category => category.Value), post.Series?.Value ?? "", post.Bibliography is { } cited ? $"{cited.Hash} {post.CitationStyle}" : ""]).Value;

    /// <summary>The lines of the bibliography; citations that have none are text of the post.</summary>
    private static IEnumerable<SearchSection> Cited(Post post)
    {
        if (post.Parsed.Outline.Citations is not { IsEmpty: false } citations) yield break;
        var entries = citations.SelectMany(citation => EntriesOf(citation, post)).Distinct().Select(entry => ReferenceText.Plain(entry, post.CitationStyle)).ToList();
        var lost = citations.Where(citation => !citation.IsNarrative && !EntriesOf(citation, post).Any()).Select(citation => citation.Source).ToList();
        if (entries.Count > 0) yield return new(CitationPass.Id, Words.For(post.Lang).References, string.Join('\n', entries), "", "");
        if (lost.Count > 0) yield return new(null, null, string.Join('\n', lost), "", "");
    }

    private static IEnumerable<BibEntry> EntriesOf(Citation citation, Post post) => post.Bibliography is { } bibliography ? citation.EntriesIn(bibliography) : [];
}
