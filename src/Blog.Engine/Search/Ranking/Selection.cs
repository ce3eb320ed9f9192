using System.Collections.Immutable;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>Which documents may be hits: not gone, with what the filters ask, with every phrase and nothing excluded. Decided before anything is scored.</summary>
internal static class Selection
{
    public static void Apply(ParsedQuery query, Corpus corpus, Span<bool> allowed)
    {
        for (var i = 0; i < corpus.Leaves.Length; i++)
        {
            var leaf = corpus.Leaves[i];
            var span = allowed.Slice(corpus.BaseOf(i), leaf.Segment.Count);
            for (var document = 0; document < span.Length; document++)
                span[document] = leaf.IsLive(document) && (!query.HasFilter || Passes(query, leaf.Segment.Documents[document]));
        }
        foreach (var phrase in query.Phrases) Restrict(new(phrase), true, corpus, allowed);
        foreach (var excluded in query.Excluded) Restrict(new(excluded), false, corpus, allowed);
    }

    private static bool Passes(ParsedQuery query, SearchDocument document)
    {
        foreach (var tag in query.Tags)
        {
            if (!HasBelow(document.Tags, tag)) return false;
        }
        foreach (var category in query.Categories)
        {
            if (!HasBelow(document.Categories, category)) return false;
        }
        foreach (var series in query.Series)
        {
            if (document.Series is null || Fold.Of(document.Series) != series) return false;
        }
        return query.Years.Count == 0 || query.Years.TrueForAll(year => year == document.Date.Year);
    }

    private static bool HasBelow(ImmutableArray<string> own, string above)
    {
        foreach (var path in own)
        {
            if (IsOrBelow(path, above)) return true;
        }
        return false;
    }

    /// <summary><c>a/b</c> is below <c>a</c>.</summary>
    private static bool IsOrBelow(string path, string above)
    {
        if (path.Length < above.Length || (path.Length > above.Length && Fold.Of(path[above.Length]) != '/')) return false;
        for (var i = 0; i < above.Length; i++)
        {
            if (Fold.Of(path[i]) != above[i]) return false;
        }
        return true;
    }

    private static void Restrict(Phrase phrase, bool wanted, Corpus corpus, Span<bool> allowed)
    {
        for (var i = 0; i < corpus.Leaves.Length; i++)
        {
            var segment = corpus.Leaves[i].Segment;
            var span = allowed.Slice(corpus.BaseOf(i), segment.Count);
            var found = phrase.In(segment, span);
            if (wanted) span.Clear();
            foreach (var document in found) span[document] = wanted;
        }
    }
}
