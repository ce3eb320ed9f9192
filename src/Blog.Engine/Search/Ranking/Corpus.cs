using System.Collections.Immutable;
using System.Text;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>All leaves of one state of the index as one: documents are numbered through, leaf after leaf, those that are gone included.</summary>
internal sealed class Corpus
{
    private readonly int[] bases;

    public Corpus(ImmutableArray<Leaf> leaves)
    {
        Leaves = leaves;
        bases = new int[leaves.Length + 1];
        for (var i = 0; i < leaves.Length; i++) bases[i + 1] = bases[i] + leaves[i].Segment.Count;
        Count = leaves.Sum(leaf => leaf.LiveCount);
        Bm25F = new(Count, leaves.Sum(leaf => leaf.TitleLength) / Math.Max(1.0, Count), leaves.Sum(leaf => leaf.BodyLength) / Math.Max(1.0, Count));
    }

    public ImmutableArray<Leaf> Leaves { get; }

    /// <summary>Documents that are not gone.</summary>
    public int Count { get; }

    /// <summary>Numbers in use, those of documents that are gone included.</summary>
    public int Numbers => bases[^1];

    public Bm25F Bm25F { get; }

    public int BaseOf(int leaf) => bases[leaf];

    /// <summary>The number of a document that is there.</summary>
    public int NumberOf(string id)
    {
        for (var leaf = 0; leaf < Leaves.Length; leaf++) if (Leaves[leaf].TryFind(id, out var number)) return bases[leaf] + number;
        throw new ArgumentException($"there is no document {id}", nameof(id));
    }

    public SearchDocument Document(int number)
    {
        var leaf = Array.BinarySearch(bases, number);
        if (leaf < 0) leaf = ~leaf - 1;
        while (Leaves[leaf].Segment.Count == 0) leaf++;
        return Leaves[leaf].Segment.Documents[number - bases[leaf]];
    }

    public IEnumerable<SearchDocument> Documents() =>
        Leaves.SelectMany(leaf => leaf.Live().Select(number => leaf.Segment.Documents[number]));

    /// <summary>Documents that have a term, exactly: those that are gone do not count.</summary>
    public int FrequencyOf(string term)
    {
        var frequency = 0;
        foreach (var leaf in Leaves)
        {
            var number = leaf.Segment.Terms.Find(term);
            if (number >= 0) frequency += leaf.FrequencyOf(number);
        }
        return frequency;
    }

    /// <summary>The same with those that are gone: at most <see cref="GoneCount"/> more, and nothing has to be counted.</summary>
    public int FrequencyAtMost(string term) => Leaves.Sum(leaf => leaf.Segment.Terms.Find(term) is var number and >= 0 ? leaf.Segment.Frequencies[number] : 0);

    /// <summary>Documents of the leaves that are gone.</summary>
    public int GoneCount => Leaves.Sum(leaf => leaf.Segment.Count - leaf.LiveCount);

    /// <summary>The words that begin with a prefix and about how many documents have each (those that are gone included), from every leaf its most frequent.</summary>
    public Dictionary<string, int> MostFrequentWords(string prefix, int limit)
    {
        var bytes = Encoding.UTF8.GetBytes(prefix);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var leaf in Leaves)
        {
            var segment = leaf.Segment;
            foreach (var term in MostFrequent(segment, segment.Terms.WordsFrom(bytes), limit))
            {
                var word = Encoding.UTF8.GetString(segment.Terms.Word(term));
                found[word] = found.GetValueOrDefault(word) + segment.Frequencies[term];
            }
        }
        return found;
    }

    private static IEnumerable<int> MostFrequent(Segment segment, Range words, int limit)
    {
        var queue = new PriorityQueue<int, (int Frequency, int Order)>();
        for (var term = words.Start.Value; term < words.End.Value; term++)
        {
            var priority = (segment.Frequencies[term], -term);
            if (queue.Count < limit) queue.Enqueue(term, priority);
            else if (queue.TryPeek(out _, out var least) && least.Frequency < priority.Item1) queue.EnqueueDequeue(term, priority);
        }
        return queue.UnorderedItems.Select(item => item.Element);
    }
}
