using System.Collections.Concurrent;

namespace Blog.Engine.Search.Storage;

/// <summary>A segment as one state of the index sees it: some of its documents are gone.</summary>
internal sealed class Leaf
{
    /// <summary>One bit a document; null while none is gone.</summary>
    private readonly ulong[]? gone;

    /// <summary>By term: what was counted, because the next question asks for the same terms.</summary>
    private readonly ConcurrentDictionary<int, int> counted = [];

    public Leaf(Segment segment) : this(segment, null, 0, Sum(segment.TitleLengths), Sum(segment.BodyLengths))
    {
    }

    private Leaf(Segment segment, ulong[]? gone, int goneCount, long titleLength, long bodyLength)
    {
        Segment = segment;
        this.gone = gone;
        LiveCount = segment.Count - goneCount;
        TitleLength = titleLength;
        BodyLength = bodyLength;
    }

    public Segment Segment { get; }

    public int LiveCount { get; }

    /// <summary>Sums over the documents that are left.</summary>
    public long TitleLength { get; }

    public long BodyLength { get; }

    public bool IsLive(int document) => gone is null || (gone[document >> 6] & (1UL << document)) == 0;

    public bool TryFind(string id, out int document) => Segment.Numbers.TryGetValue(id, out document) && IsLive(document);

    public IEnumerable<int> Live() => Enumerable.Range(0, Segment.Count).Where(IsLive);

    public Leaf Without(IReadOnlyCollection<int> documents)
    {
        if (documents.Count == 0) return this;
        var bits = gone is null ? new ulong[(Segment.Count + 63) / 64] : [.. gone];
        foreach (var document in documents) bits[document >> 6] |= 1UL << document;
        return new(Segment, bits, Segment.Count - LiveCount + documents.Count,
            TitleLength - documents.Sum(document => (long)Segment.TitleLengths[document]),
            BodyLength - documents.Sum(document => (long)Segment.BodyLengths[document]));
    }

    /// <summary>Documents left that have a term.</summary>
    public int FrequencyOf(int term)
    {
        if (gone is null) return Segment.Frequencies[term];
        return counted.GetOrAdd(term, static (term, leaf) => leaf.Count(term), this);
    }

    private int Count(int term)
    {
        var count = 0;
        var posting = default(Posting);
        for (var reader = Segment.Read(term); reader.Read(ref posting);) count += IsLive(posting.Document) ? 1 : 0;
        return count;
    }

    private static long Sum(int[] lengths) => lengths.Sum(length => (long)length);
}
