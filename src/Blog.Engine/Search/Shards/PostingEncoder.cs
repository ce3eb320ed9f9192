using Blog.Engine.Search.Forward;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>Makes the entry of a term: its postings in the order of the documents of the shards. Any number of threads may ask.</summary>
/// <param name="segment">All documents.</param>
/// <param name="forward">Has the places of postings.</param>
/// <param name="numbers">By number in the segment: the number in the shards.</param>
internal sealed class PostingEncoder(Segment segment, ForwardIndex forward, int[] numbers)
{
    /// <summary>
    /// The number of postings, their length in bytes, and the postings: the distance from the document before × 8, + 4 when the place follows, + kind;
    /// what the kind asks for as in <see cref="PostingReader"/>; the chunks × 2 + whether the term stands in them.
    /// </summary>
    public byte[] Encode(int term)
    {
        var postings = PostingsOf(term);
        var places = forward.PlacesOf(term);
        var (bytes, document) = (new ShardBytes(), -1);
        foreach (var index in InOrder(postings))
        {
            Write(bytes, postings[index], postings[index].Document - document, places[index]);
            document = postings[index].Document;
        }
        return new ShardBytes().Number(postings.Length).Number(bytes.Length).Raw(bytes.Written).ToArray();
    }

    private Posting[] PostingsOf(int term)
    {
        var postings = new Posting[segment.Frequencies[term]];
        var reader = segment.Read(term);
        for (var i = 0; i < postings.Length; i++)
        {
            reader.Read(ref postings[i]);
            postings[i].Document = numbers[postings[i].Document];
        }
        return postings;
    }

    /// <summary>The places of the postings by document.</summary>
    private static int[] InOrder(Posting[] postings)
    {
        var (documents, order) = (new int[postings.Length], new int[postings.Length]);
        for (var i = 0; i < postings.Length; i++) (documents[i], order[i]) = (postings[i].Document, i);
        Array.Sort(documents, order);
        return order;
    }

    private static void Write(ShardBytes bytes, in Posting posting, int distance, Place place)
    {
        var hasFields = posting.Title != 0 || posting.Headings != 0 || posting.Tagged;
        var kind = hasFields ? 2 : posting.Body == Analysis.Token.WholeUnits ? 0 : 1;
        bytes.Number(((long)distance << 3) | (place == Place.Usual ? 0L : 4) | (long)kind);
        if (hasFields) bytes.Number(posting.Title).Number((posting.Headings << 1) | (posting.Tagged ? 1 : 0));
        if (kind != 0) bytes.Number(posting.Body);
        if (place != Place.Usual) bytes.Number(place.Bits);
    }
}
