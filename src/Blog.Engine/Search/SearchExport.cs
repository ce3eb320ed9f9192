using System.Collections.Immutable;
using Blog.Engine.Search.Forward;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Ranking;
using Blog.Engine.Search.Shards;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search;

/// <summary>
/// An index for work over all its documents: one segment without those that are gone, and a forward index. It takes seconds and a second copy of the postings, so
/// only an export makes one.
/// </summary>
public sealed class SearchExport
{
    private readonly Segment segment;
    private readonly ForwardIndex forward;
    private readonly Readings readings;

    internal SearchExport(ImmutableArray<Leaf> leaves, Readings readings, Func<SavedTerms?> load)
    {
        this.readings = readings;
        var loading = Task.Run(load);
        segment = Merge.Of(leaves);
        var saved = loading.GetAwaiter().GetResult() ?? SavedTerms.Empty;
        forward = new(segment, saved);
        Unsaved = segment.Documents.Count(document => saved.Find(document) is null);
    }

    /// <summary>How many documents were not among those saved.</summary>
    public int Unsaved { get; }

    /// <summary>The index as files that a static site serves; the same documents give the same files, however the index came to be.</summary>
    public ImmutableArray<SearchShard> ToShards(Func<SearchDocument, DocumentAddress> addressOf) => ShardWriter.Write(segment, forward, readings, addressOf);

    /// <summary>Writes what took time to find in the texts, for the next export.</summary>
    public void SaveTerms(Stream stream) => SavedTerms.Save(segment.Documents, forward.Read, stream);

    /// <summary>What <see cref="SearchIndex.Similar"/> answers for each document.</summary>
    internal ParallelQuery<(string Id, ImmutableArray<string> Similar)> Similar(int limit)
    {
        var corpus = new Corpus([new(segment)]);
        var (likeness, impacts) = (new Likeness(corpus), new WordImpact?[segment.Terms.Count]);
        return Enumerable.Range(0, segment.Count).AsParallel().Select(document => (segment.Documents[document].Id, likeness.To(document, WordsOf(document), limit)));

        (WordImpact, float)[] WordsOf(int document) =>
            [.. forward.CountedOf(document).Select(counted => (impacts[counted.Term] ??= new(segment.Terms.TextOf(counted.Term), corpus), counted.Count))];
    }
}
