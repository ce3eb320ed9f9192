using System.Buffers;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>What each document scores for one question. The arrays are rented, so one belongs to one question and must be disposed.</summary>
internal sealed class Scores : IDisposable
{
    private readonly Corpus corpus;
    private readonly bool[] allowed;
    private readonly float[] score, coverage, slotScore, best, bestCoverage;
    private readonly ulong[] slots, bestSlots;
    private readonly byte[] bestPlan;

    public Scores(Corpus corpus, ParsedQuery query)
    {
        this.corpus = corpus;
        allowed = Rent<bool>();
        (score, coverage, slotScore, best, bestCoverage) = (Rent<float>(), Rent<float>(), Rent<float>(), Rent<float>(), Rent<float>());
        (slots, bestSlots) = (Rent<ulong>(), Rent<ulong>());
        bestPlan = Rent<byte>();
        Selection.Apply(query, corpus, allowed.AsSpan(0, corpus.Numbers));
    }

    public bool IsAllowed(int document) => allowed[document];

    /// <summary>The score of the best reading, weighted by how much of the question the document covers.</summary>
    public float Of(int document) => best[document];

    public float CoverageOf(int document) => bestCoverage[document];

    /// <summary>A bit for each slot of that reading for which the document has a term.</summary>
    public ulong SlotsOf(int document) => bestSlots[document];

    /// <summary>Which of the plans added gave the score, in the order they were added.</summary>
    public int PlanOf(int document) => bestPlan[document];

    /// <summary>Scores the documents by one reading of the question and keeps the better of this and the readings before.</summary>
    public void Add(QueryPlan plan, int number)
    {
        Clear(score);
        Clear(coverage);
        slots.AsSpan(0, corpus.Numbers).Clear();
        for (var slot = 0; slot < plan.Slots.Count; slot++)
        {
            foreach (var alternative in plan.Slots[slot].Alternatives) Accumulate(plan.Slots[slot], slot, alternative);
        }
        Keep(plan, number);
    }

    public void Dispose()
    {
        ArrayPool<bool>.Shared.Return(allowed);
        foreach (var array in new[] { score, coverage, slotScore, best, bestCoverage }) ArrayPool<float>.Shared.Return(array);
        ArrayPool<ulong>.Shared.Return(slots);
        ArrayPool<ulong>.Shared.Return(bestSlots);
        ArrayPool<byte>.Shared.Return(bestPlan);
    }

    private void Accumulate(Slot slot, int number, Alternative alternative)
    {
        var factor = slot.Importance * alternative.Weight;
        for (var i = 0; i < corpus.Leaves.Length; i++)
        {
            var segment = corpus.Leaves[i].Segment;
            var term = segment.Terms.Find(alternative.Term);
            if (term >= 0) AccumulateSegment(segment, term, corpus.BaseOf(i), factor, number);
        }
    }

    /// <summary>Of the alternatives of a slot the best counts: a post is not better for having all forms of a word.</summary>
    private void AccumulateSegment(Segment segment, int term, int start, double factor, int slot)
    {
        var posting = default(Posting);
        var bit = 1UL << slot;
        for (var reader = segment.Read(term); reader.Read(ref posting);)
        {
            var document = start + posting.Document;
            if (!allowed[document]) continue;
            var points = (float)(factor * corpus.Bm25F.Saturated(posting, segment.TitleLengths[posting.Document], segment.BodyLengths[posting.Document]));
            if ((slots[document] & bit) == 0)
            {
                slots[document] |= bit;
                coverage[document] += (float)factor;
                slotScore[document] = 0;
            }
            if (points <= slotScore[document]) continue;
            score[document] += points - slotScore[document];
            slotScore[document] = points;
        }
    }

    private void Keep(QueryPlan plan, int number)
    {
        var importance = (float)plan.Importance;
        var weight = (float)plan.Weight;
        for (var document = 0; document < corpus.Numbers; document++)
        {
            if (score[document] <= 0) continue;
            var covered = Math.Min(1, coverage[document] / importance);
            var total = weight * score[document] * (0.3f + (0.7f * covered));
            if (total <= best[document]) continue;
            best[document] = total;
            bestCoverage[document] = covered;
            bestSlots[document] = slots[document];
            bestPlan[document] = (byte)number;
        }
    }

    private T[] Rent<T>()
    {
        var array = ArrayPool<T>.Shared.Rent(Math.Max(1, corpus.Numbers));
        array.AsSpan(0, corpus.Numbers).Clear();
        return array;
    }

    private void Clear(float[] array) => array.AsSpan(0, corpus.Numbers).Clear();
}
