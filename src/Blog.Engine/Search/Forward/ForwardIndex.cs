using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Forward;

/// <summary>
/// What postings do not keep, found by cutting all texts into terms once more: the place of every posting, in the order of the postings, because they are as
/// many; and by document the words that may tell it from others.
/// </summary>
internal sealed class ForwardIndex
{
    private readonly int[] starts;
    private readonly Place[] places;
    private readonly List<CountedTerm>[] counted;

    public ForwardIndex(Segment segment, SavedTerms saved)
    {
        starts = new int[segment.Terms.Count + 1];
        for (var term = 0; term < segment.Terms.Count; term++) starts[term + 1] = starts[term] + segment.Frequencies[term];
        places = new Place[starts[^1]];
        counted = [.. segment.Documents.Select(_ => new List<CountedTerm>())];
        Read = ReadAll(segment, saved);
        Parallel.For(0, Environment.ProcessorCount, part => Invert(segment, part));
    }

    /// <summary>By document.</summary>
    public DocumentReading[] Read { get; }

    /// <summary>The places of a term, for its postings in their order.</summary>
    public ReadOnlySpan<Place> PlacesOf(int term) => places.AsSpan(starts[term]..starts[term + 1]);

    /// <summary>The words of a document that <see cref="Ranking.Likeness"/> asks for, by the number of the document.</summary>
    public IReadOnlyList<CountedTerm> CountedOf(int document) => counted[document];

    private static DocumentReading[] ReadAll(Segment segment, SavedTerms saved)
    {
        var numbers = new Lazy<TermNumbers>(() => new(segment.Terms));
        using var reader = new ThreadLocal<TermReader>(() => new(numbers.Value, segment.Terms.Count));
        return [.. segment.Documents.AsParallel().AsOrdered().Select(document => saved.Find(document) ?? reader.Value!.Read(document))];
    }

    /// <summary>Term after term each document that has it is asked for its next: what takes time is that these lie far apart. One of the processors, a share of the documents.</summary>
    private void Invert(Segment segment, int part)
    {
        var (terms, positions, posting) = (Array.ConvertAll(Read, reading => reading.Terms), new int[segment.Count], default(Posting));
        for (var term = 0; term < segment.Terms.Count; term++)
        {
            var place = starts[term];
            for (var reader = segment.Read(term); reader.Read(ref posting); place++)
            {
                if (posting.Document % Environment.ProcessorCount != part) continue;
                var entry = TermEntry.Read(terms[posting.Document], ref positions[posting.Document]);
                places[place] = entry.Place;
                if (entry.Count > 0) counted[posting.Document].Add(new(term, entry.Count));
            }
        }
    }
}

/// <summary>A term and its weighted count in a document.</summary>
internal readonly record struct CountedTerm(int Term, float Count);
