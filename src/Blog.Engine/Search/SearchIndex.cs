using System.Collections.Concurrent;
using System.Collections.Immutable;
using Blog.Engine.Search.Forward;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Presentation;
using Blog.Engine.Search.Ranking;
using Blog.Engine.Search.Storage;
using Blog.Engine.Storage;

namespace Blog.Engine.Search;

/// <summary>
/// An inverted index; immutable for readers: any number of threads may ask one value while the next is made from it.
/// What an answer says does not depend on the order in which documents came and went.
/// </summary>
public sealed class SearchIndex
{
    private readonly Readings readings;
    private readonly Corpus corpus;

    /// <summary>What <see cref="Similar"/> has answered: it takes as long as the rest of a page.</summary>
    private readonly ConcurrentDictionary<(string Id, int Limit), ImmutableArray<string>> similar = [];

    private SearchIndex(ImmutableArray<Leaf> leaves, Readings readings)
    {
        this.readings = readings;
        corpus = new(leaves);
    }

    public static SearchIndex Empty { get; } = EmptyWith(new());

    /// <summary>Documents in the index.</summary>
    public int Count => corpus.Count;

    public static SearchIndex EmptyWith(SearchSettings settings) => new([], new(settings));

    /// <summary>This index with some documents added or replaced and others gone. An id in both lists is added.</summary>
    public SearchIndex With(IEnumerable<SearchDocument> upserts, IEnumerable<string> removals)
    {
        var wanted = new Dictionary<string, SearchDocument>(StringComparer.Ordinal);
        foreach (var document in upserts) wanted[document.Id] = document;
        var changed = wanted.Values.Where(document => Find(document.Id)?.Hash != document.Hash).ToList();
        var gone = removals.Where(id => !wanted.ContainsKey(id)).Concat(changed.Select(document => document.Id));
        var kept = LeafSet.Without(corpus.Leaves, gone);
        return new(LeafSet.Compact(LeafSet.Add(kept, changed)), readings);
    }

    /// <summary>The document of an id; null when the index has none.</summary>
    public SearchDocument? Find(string id)
    {
        foreach (var leaf in corpus.Leaves)
        {
            if (leaf.TryFind(id, out var number)) return leaf.Segment.Documents[number];
        }
        return null;
    }

    /// <summary>Answers any text in bounded time; a text without a word or filter has no hits.</summary>
    public SearchResult Query(SearchQuery query)
    {
        query = query with { Offset = Math.Clamp(query.Offset, 0, corpus.Count), Limit = Math.Clamp(query.Limit, 0, SearchQuery.MaxLimit) };
        var parsed = ParsedQuery.From(query);
        var answer = Ranker.Rank(query, parsed, corpus, readings);
        return new(answer.All.Count, Present(answer))
        {
            Facets = query.WithFacets ? Facets.Of(answer.All.ConvertAll(corpus.Document)) : SearchFacets.None,
            DidYouMean = Correction.Of(query.Text, answer.Plan),
            IsCut = query.Text.Length > SearchQuery.MaxLength,
        };
    }

    /// <summary>Ids of the documents that are most like one of the index, the most alike first; those that are hardly alike are left out.</summary>
    public ImmutableArray<string> Similar(string id, int limit) =>
        similar.GetOrAdd((id, limit), _ => Find(id) is { } document ? new Likeness(corpus).To(document, limit) : []);

    /// <summary>Finds what <see cref="Similar"/> answers for every document, in a tenth of the time that asking for each would take.</summary>
    public void FindAllSimilar(SearchExport export, int limit) => export.Similar(limit).ForAll(answer => similar.TryAdd((answer.Id, limit), answer.Similar));

    /// <summary>Titles, headings and tags for what is being typed, the best first.</summary>
    public ImmutableArray<Suggestion> Suggest(string text, int limit = 8) => Suggestions.For(text, limit, corpus);

    /// <summary>
    /// The share of documents that their own title finds first (a namesake may be first instead): 1 when all is well.
    /// Looks at <paramref name="limit"/> documents at most, evenly spread.
    /// </summary>
    public double ShareFoundByTitle(int limit = 500)
    {
        var step = Math.Max(1, corpus.Count / Math.Max(1, limit));
        var sample = corpus.Documents().Where((document, i) => i % step == 0 && document.Title.Any(char.IsLetterOrDigit)).ToList();
        var found = sample.Count(document => Query(new(document.Title) { Limit = 1 }).Hits is [var first] && first.Document.Title == document.Title);
        return sample.Count == 0 ? 1 : found / (double)sample.Count;
    }

    /// <summary>Writes what took time to compute; the texts themselves are not written.</summary>
    public void Save(Stream stream) => IndexFile.Save(corpus.Leaves, stream);

    /// <summary>Keeps what only phrases ask for in a file from now on.</summary>
    /// <exception cref="IOException">The disk is full; the rest stays in memory.</exception>
    public void MoveTo(SpillFile file)
    {
        foreach (var leaf in corpus.Leaves) leaf.Segment.Positions.MoveTo(file);
    }

    /// <summary>
    /// The index that was saved, with those of the documents whose id and hash it knows; <see cref="With"/> adds the others.
    /// Null when the stream does not hold an index of this version, whole and undamaged.
    /// </summary>
    public static SearchIndex? Load(Stream stream, IEnumerable<SearchDocument> documents, SearchSettings? settings = null)
    {
        var wanted = documents.ToDictionary(document => document.Id, StringComparer.Ordinal);
        return IndexFile.Load(stream, wanted) is { } leaves ? new(LeafSet.Compact([.. leaves]), new(settings ?? new())) : null;
    }

    /// <param name="saved">Loads what an earlier export has found in the texts; null where there is nothing.</param>
    public SearchExport ForExport(Func<SavedTerms?>? saved = null) => new(corpus.Leaves, readings, saved ?? (() => null));

    private static ImmutableArray<SearchHit> Present(Answer answer)
    {
        using var folded = new FoldedText();
        var writers = answer.Page.Select(ranked => ranked.Plan).Distinct().ToDictionary(plan => plan, plan => new HitWriter(plan, folded));
        return [.. answer.Page.Select(ranked => writers[ranked.Plan].Write(ranked))];
    }
}
