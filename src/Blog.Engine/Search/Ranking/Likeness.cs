using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Ranking;

/// <summary>
/// Documents on the same matter. The words that tell most of a document (tf · idf, Salton and Buckley: "Term-weighting approaches in automatic text retrieval",
/// 1988) are asked of the index as one long weighted question; code and formulas are left out, because boilerplate makes strangers alike.
/// </summary>
internal sealed class Likeness(Corpus corpus)
{
    /// <summary>Words of a document that are asked for.</summary>
    private const int MostWords = 40;

    /// <summary>A word that more documents have, or more than one in so many of a large site, tells nobody from others.</summary>
    private const int Common = 200, CommonShare = 16;

    /// <summary>The least share of the document's likeness to itself.</summary>
    private const float LeastShare = 0.15f;

    private readonly int mostFrequent = Math.Max(Common, corpus.Count / CommonShare);

    /// <summary>Ids of the documents that are most like one of the corpus, the most alike first.</summary>
    public ImmutableArray<string> To(SearchDocument document, int limit) =>
        To(corpus.NumberOf(document.Id), [.. WordCounts.Of(document).Select(word => (new WordImpact(word.Key, corpus), word.Value))], limit);

    /// <param name="self">The number of the document in the corpus.</param>
    /// <param name="words">Those of <see cref="WordCounts"/>, in any order.</param>
    /// <param name="limit">As many as this at most.</param>
    public ImmutableArray<string> To(int self, (WordImpact Word, float Count)[] words, int limit)
    {
        var points = ArrayPool<float>.Shared.Rent(corpus.Numbers);
        points.AsSpan().Clear();
        foreach (var (word, weight) in Telling(words)) word.AddTo(points, (float)weight);
        var best = Best(points, self, limit);
        ArrayPool<float>.Shared.Return(points);
        return [.. best.Select(number => corpus.Document(number).Id)];
    }

    /// <summary>The numbers of the documents that have their share, the most alike first.</summary>
    private List<int> Best(float[] points, int self, int limit)
    {
        var least = Math.Max(LeastShare * points[self], float.Epsilon);
        var order = Comparer<int>.Create((a, b) => Compare(a, b, points));
        var best = new PriorityQueue<int, int>(limit, Comparer<int>.Create((a, b) => order.Compare(b, a)));
        for (var number = Next(points, 0, least); number < corpus.Numbers; number = Next(points, number + 1, least))
        {
            if (number != self) best.Enqueue(number, number);
            if (best.Count > limit) best.Dequeue();
            if (best.Count == limit && limit > 0) least = Math.Max(least, points[best.Peek()]);
        }
        return [.. best.UnorderedItems.Select(item => item.Element).Order(order)];
    }

    /// <summary>The next document that has so many points. Of all documents few have, so they are passed over many at a time.</summary>
    private int Next(float[] points, int number, float least)
    {
        var bar = new Vector<float>(least);
        while (number + Vector<float>.Count <= corpus.Numbers && !Vector.GreaterThanOrEqualAny(new(points, number), bar)) number += Vector<float>.Count;
        while (number < corpus.Numbers && points[number] < least) number++;
        return number;
    }

    /// <summary>Negative when the first comes before the second.</summary>
    private int Compare(int a, int b, float[] points)
    {
        if (points[a] != points[b]) return points[b].CompareTo(points[a]);
        var (first, second) = (corpus.Document(a), corpus.Document(b));
        return first.Date != second.Date ? second.Date.CompareTo(first.Date) : string.CompareOrdinal(first.Id, second.Id);
    }

    /// <summary>The words that tell a document from others, with their weight; those that no other has find nothing.</summary>
    private IEnumerable<(WordImpact Word, double Weight)> Telling((WordImpact Word, float Count)[] words) => Candidates(words)
        .Where(word => word.Word.Frequency > 1 && word.Word.Frequency <= mostFrequent)
        .Select(word => (word.Word, Weight: WeightOf(word.Count, word.Word.Frequency)))
        .OrderByDescending(word => word.Weight).ThenBy(word => word.Word.Text, StringComparer.Ordinal)
        .Take(MostWords);

    /// <summary>
    /// The words that may be among those that tell most. After an edit a frequency has to be counted, which for every word of a long document takes a tenth of a
    /// second; so those come first that cannot be beaten, by the frequency that counts documents which are gone.
    /// </summary>
    private IEnumerable<(WordImpact Word, float Count)> Candidates((WordImpact Word, float Count)[] all)
    {
        var gone = corpus.GoneCount;
        if (gone == 0) return all;
        var certain = all.Where(word => word.Word.FrequencyAtMost - gone > 1 && word.Word.FrequencyAtMost <= mostFrequent).Select(word => WeightOf(word.Count, word.Word.FrequencyAtMost)).OrderDescending().Take(MostWords).ToList();
        var least = certain.Count < MostWords ? 0 : certain[^1];
        return all.Where(word => WeightOf(word.Count, Math.Max(1, word.Word.FrequencyAtMost - gone)) >= least);
    }

    private double WeightOf(float count, int frequency) => (1 + Math.Log(count)) * corpus.Bm25F.Idf(frequency);
}
