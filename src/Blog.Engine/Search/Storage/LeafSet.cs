using System.Collections.Concurrent;
using System.Collections.Immutable;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Storage;

/// <summary>How the leaves of one state of the index become those of the next.</summary>
internal static class LeafSet
{
    /// <summary>Documents that one thread indexes at a time when many are new.</summary>
    private const int BlockSize = 256;

    public static ImmutableArray<Leaf> Without(ImmutableArray<Leaf> leaves, IEnumerable<string> ids)
    {
        var gone = ids.ToHashSet(StringComparer.Ordinal);
        if (gone.Count == 0) return leaves;
        return [.. leaves.Select(leaf => leaf.Without([.. gone.Where(id => leaf.TryFind(id, out _)).Select(id => leaf.Segment.Numbers[id])]))];
    }

    public static ImmutableArray<Leaf> Add(ImmutableArray<Leaf> leaves, IReadOnlyList<SearchDocument> documents) =>
        documents.Count == 0 ? leaves : leaves.Add(new(Build(documents)));

    /// <summary>
    /// Drops empty leaves, rewrites those more than a third of which is gone, and joins the small ones at the end so that each leaf is at least
    /// twice the next: there are never more than log₂ n leaves, and a document is rewritten at most as often.
    /// </summary>
    public static ImmutableArray<Leaf> Compact(ImmutableArray<Leaf> leaves)
    {
        var kept = leaves.Where(leaf => leaf.LiveCount > 0).Select(leaf => IsSparse(leaf) ? new Leaf(Merge.Of([leaf])) : leaf).ToImmutableArray();
        var tail = kept.Length - 1;
        for (var size = kept.IsEmpty ? 0 : kept[^1].LiveCount; tail > 0 && kept[tail - 1].LiveCount < 2 * size; size += kept[--tail].LiveCount) ;
        return tail < kept.Length - 1 ? [.. kept[..tail], new(Merge.Of(kept[tail..]))] : kept;
    }

    private static bool IsSparse(Leaf leaf) => leaf.LiveCount * 3 < leaf.Segment.Count * 2;

    private static Segment Build(IReadOnlyList<SearchDocument> documents)
    {
        if (documents.Count <= BlockSize) return SegmentBuilder.Build(documents);
        var blocks = documents.Chunk(BlockSize).ToArray();
        var leaves = new Leaf[blocks.Length];
        OnOwnThreads(blocks.Length, block => leaves[block] = new(SegmentBuilder.Build(blocks[block])));
        return Merge.Of(leaves);
    }

    /// <summary>One thread a processor, and none of the pool: its threads answer readers, who come before a large index is done.</summary>
    private static void OnOwnThreads(int count, Action<int> work)
    {
        var (next, troubles) = (-1, new ConcurrentQueue<Exception>());
        var threads = Enumerable.Range(0, Math.Min(count, Environment.ProcessorCount)).Select(_ => new Thread(Run) { IsBackground = true, Name = "indexer" }).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        if (!troubles.IsEmpty) throw new AggregateException(troubles);

        void Run()
        {
            try
            {
                for (var i = Interlocked.Increment(ref next); i < count && troubles.IsEmpty; i = Interlocked.Increment(ref next)) work(i);
            }
            catch (Exception trouble)
            {
                troubles.Enqueue(trouble);
            }
        }
    }
}
