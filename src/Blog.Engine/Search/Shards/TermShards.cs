using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>The terms with their postings.</summary>
internal static class TermShards
{
    private const int Size = 2048;

    public static void Write(Segment segment, Func<PostingEncoder> encoder, ShardSet shards, FieldWriter manifest)
    {
        var all = Enumerable.Range(0, segment.Terms.Count).Select(term => (Text: segment.Terms.TextOf(term), Term: term)).ToArray();
        Array.Sort(all, (a, b) => string.CompareOrdinal(a.Text, b.Text));
        var terms = new SortedShards(shards, Size);
        using var encoders = new ThreadLocal<PostingEncoder>(encoder);
        foreach (var (text, entry) in all.AsParallel().AsOrdered().Select(term => (term.Text, encoders.Value!.Encode(term.Term)))) terms.Add(text, entry);
        terms.Finish(manifest);
    }
}
