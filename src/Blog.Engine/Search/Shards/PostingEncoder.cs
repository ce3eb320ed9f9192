using Blog.Engine.Search.Forward;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>Makes the entry of a term: its postings in the order of the documents of the shards. One thread: what it works in is used again for the next term.</summary>
/// <param name="segment">All documents.</param>
/// <param name="forward">Has the places of postings.</param>
/// <param name="numbers">By number in the segment: the number in the shards.</param>
internal sealed class PostingEncoder(Segment segment, ForwardIndex forward, int[] numbers)
{
    private readonly FieldWriter entry = new(), bytes = new();
    private readonly Posting[] postings = new Posting[segment.Count];
    private readonly int[] documents = new int[segment.Count], order = new int[segment.Count];

    /// <summary>
    /// The number of postings, their length in bytes, and the postings: the distance from the document before × 8, + 4 when the place follows, + kind;
    /// what the kind asks for as in <see cref="PostingReader"/>; the chunks × 2 + whether the term stands in them.
    /// </summary>
    public byte[] Encode(int term)
    {
        var count = Read(term);
        var places = forward.PlacesOf(term);
        bytes.Clear();
        var document = -1;
        foreach (var index in order.AsSpan(0, count))
        {
            Write(postings[index], numbers[postings[index].Document] - document, places[index]);
            document = numbers[postings[index].Document];
        }
        return entry.Clear().Number(count).Number(bytes.Length).Raw(bytes.Written).ToArray();
    }

    /// <summary>Reads the postings, and the order of their documents in the shards; gives their number.</summary>
    private int Read(int term)
    {
        var count = segment.Frequencies[term];
        var reader = segment.Read(term);
        for (var i = 0; i < count; i++)
        {
            reader.Read(ref postings[i]);
            (documents[i], order[i]) = (numbers[postings[i].Document], i);
        }
        Array.Sort(documents, order, 0, count);
        return count;
    }

    private void Write(in Posting posting, int distance, Place place)
    {
        var hasFields = posting.Title != 0 || posting.Headings != 0 || posting.Tagged;
        var kind = hasFields ? 2 : posting.Body == Analysis.Token.WholeUnits ? 0 : 1;
        bytes.Number(((long)distance << 3) | (place == Place.Usual ? 0L : 4) | (long)kind);
        if (hasFields) bytes.Number(posting.Title).Number((posting.Headings << 1) | (posting.Tagged ? 1 : 0));
        if (kind != 0) bytes.Number(posting.Body);
        if (place != Place.Usual) bytes.Number(place.Bits);
    }
}
