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
    private readonly CountedTerm[][] telling;

    public ForwardIndex(Segment segment)
    {
        starts = new int[segment.Terms.Count + 1];
        for (var term = 0; term < segment.Terms.Count; term++) starts[term + 1] = starts[term] + segment.Frequencies[term];
        places = new Place[starts[^1]];
        telling = new CountedTerm[segment.Count][];
        var (numbers, filled) = (new TermNumbers(segment.Terms), new int[segment.Terms.Count]);
        using var reader = new ThreadLocal<TermReader>(() => new(numbers, segment.Terms.Count));
        var read = segment.Documents.AsParallel().AsOrdered().Select(document => reader.Value!.Read(document));
        foreach (var (number, document) in read.Index())
        {
            telling[number] = document.Telling;
            foreach (var (term, place) in document.Places) places[starts[term] + filled[term]++] = place;
        }
    }

    /// <summary>The places of a term, for its postings in their order.</summary>
    public ReadOnlySpan<Place> PlacesOf(int term) => places.AsSpan(starts[term]..starts[term + 1]);

    /// <summary>What <see cref="Ranking.Likeness"/> asks of a document, by its number.</summary>
    public ReadOnlySpan<CountedTerm> TellingOf(int document) => telling[document];
}

/// <summary>A term and its weighted count in a document.</summary>
internal readonly record struct CountedTerm(int Term, float Count);

/// <summary>The terms of one document.</summary>
internal sealed record ForwardDocument((int Term, Place Place)[] Places, CountedTerm[] Telling);
