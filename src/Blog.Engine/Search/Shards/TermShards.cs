using System.Text;
using Blog.Engine.Search.Forward;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>
/// The terms with their postings, and twice the words alone with the number of documents that have them: in alphabetical order for what is being typed,
/// and by first letter and length for what is misspelt.
/// </summary>
internal sealed class TermShards(ShardSet shards)
{
    private const int TermSize = 2048, WordSize = 4096;

    /// <summary>The lengths of words that may be meant by a misspelt one: <see cref="Ranking.Typos"/> corrects 4 to 32 letters by 2 at most.</summary>
    private const int ShortestMeant = 3, LongestMeant = 34;

    private readonly SortedShards terms = new(shards, TermSize), words = new(shards, WordSize), meant = new(shards, WordSize);

    /// <param name="segment">All documents; each is written by its number in <paramref name="numbers"/>.</param>
    public void Write(Segment segment, ForwardIndex forward, int[] numbers, ShardBytes manifest)
    {
        var all = Enumerable.Range(0, segment.Terms.Count).Select(term => (Text: segment.Terms.TextOf(term), Term: term)).ToArray();
        Array.Sort(all, (a, b) => string.CompareOrdinal(a.Text, b.Text));
        var entries = all.AsParallel().AsOrdered().Select(term => (term.Text, Entry: Entry(PostingsOf(segment, term.Term, forward.PlacesOf(term.Term), numbers))));
        foreach (var (text, entry) in entries) terms.Add(text, entry);
        var known = all.Where(term => !segment.Terms.IsGram(term.Term)).Select(term => (term.Text, Count: segment.Frequencies[term.Term])).ToList();
        foreach (var (word, count) in known) words.Add(word, new ShardBytes().Number(count));
        foreach (var (word, count) in known.Where(word => CanBeMeant(word.Text)).OrderBy(word => word.Text[0]).ThenBy(word => word.Text.Length).ThenBy(word => word.Text, StringComparer.Ordinal))
            meant.Add($"{word[0]}{(char)word.Length}{word[1..]}", new ShardBytes().Number(count));
        terms.Finish(manifest);
        words.Finish(manifest);
        meant.Finish(manifest);
    }

    private static bool CanBeMeant(string word) => word.Length is >= ShortestMeant and <= LongestMeant && Ascii.IsValid(word);

    private static List<(Posting Posting, Place Place)> PostingsOf(Segment segment, int term, ReadOnlySpan<Place> places, int[] numbers)
    {
        var postings = new List<(Posting Posting, Place Place)>(places.Length);
        var posting = default(Posting);
        for (var reader = segment.Read(term); reader.Read(ref posting);)
        {
            posting.Document = numbers[posting.Document];
            postings.Add((posting, places[postings.Count]));
        }
        postings.Sort((a, b) => a.Posting.Document - b.Posting.Document);
        return postings;
    }

    /// <summary>
    /// The number of postings, their length in bytes, and the postings: the distance from the document before × 8, + 4 when the place follows, + kind;
    /// what the kind asks for as in <see cref="PostingReader"/>; the chunks × 2 + whether the term stands in them.
    /// </summary>
    private static ShardBytes Entry(List<(Posting Posting, Place Place)> postings)
    {
        var bytes = new ShardBytes();
        var document = -1;
        foreach (var (posting, place) in postings)
        {
            Write(bytes, posting, posting.Document - document, place);
            document = posting.Document;
        }
        return new ShardBytes().Number(postings.Count).Number(bytes.Length).Raw(bytes.ToArray());
    }

    private static void Write(ShardBytes bytes, Posting posting, int distance, Place place)
    {
        var hasFields = posting.Title != 0 || posting.Headings != 0 || posting.Tagged;
        var kind = hasFields ? 2 : posting.Body == Analysis.Token.WholeUnits ? 0 : 1;
        bytes.Number(((long)distance << 3) | (place == Place.Usual ? 0L : 4) | (long)kind);
        if (hasFields) bytes.Number(posting.Title).Number((posting.Headings << 1) | (posting.Tagged ? 1 : 0));
        if (kind != 0) bytes.Number(posting.Body);
        if (place != Place.Usual) bytes.Number(place.Bits);
    }
}
