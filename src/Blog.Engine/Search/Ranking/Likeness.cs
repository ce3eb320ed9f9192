using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>
/// Documents on the same matter. The words that tell most of a document (tf · idf, Salton and Buckley: "Term-weighting approaches in automatic text retrieval",
/// 1988) are asked of the index as one long weighted question; code and formulas are left out, because boilerplate makes strangers alike.
/// </summary>
internal static class Likeness
{
    /// <summary>Words of a document that are asked for.</summary>
    private const int MostWords = 40;

    /// <summary>What a word in each field counts.</summary>
    private const double Title = 6, Tag = 3, Heading = 2.5, Text = 1;

    /// <summary>The least share of the document's likeness to itself.</summary>
    private const double LeastShare = 0.15;

    public static ImmutableArray<string> To(SearchDocument document, int limit, Corpus corpus)
    {
        var points = new double[corpus.Numbers];
        foreach (var (word, weight) in Telling(document, corpus)) Add(word, weight, points, corpus);
        var alike = Enumerable.Range(0, points.Length).Where(number => points[number] > 0).Select(number => (Document: corpus.Document(number), Points: points[number])).ToList();
        var whole = alike.Where(other => other.Document.Id == document.Id).Select(other => other.Points).DefaultIfEmpty().Max();
        return
        [
            .. alike.Where(other => other.Document.Id != document.Id && other.Points >= LeastShare * whole)
                .OrderByDescending(other => other.Points).ThenByDescending(other => other.Document.Date).ThenBy(other => other.Document.Id, StringComparer.Ordinal)
                .Take(limit).Select(other => other.Document.Id),
        ];
    }

    /// <summary>The words that tell a document from others, with their weight; those that no other has find nothing.</summary>
    private static IEnumerable<(string Word, double Weight)> Telling(SearchDocument document, Corpus corpus) => Counted(document)
        .Where(word => word.Value >= 2)
        .Select(word => (Word: word.Key, Count: word.Value, Frequency: corpus.FrequencyOf(word.Key)))
        .Where(word => word.Frequency > 1)
        .Select(word => (word.Word, Weight: (1 + Math.Log(word.Count)) * corpus.Bm25F.Idf(word.Frequency)))
        .OrderByDescending(word => word.Weight).ThenBy(word => word.Word, StringComparer.Ordinal)
        .Take(MostWords);

    private static Dictionary<string, double> Counted(SearchDocument document)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        Count(document.Title, Title, counts);
        foreach (var name in document.Tags.Concat(document.Categories).Append(document.Series ?? "")) Count(name, Tag, counts);
        foreach (var section in document.Sections)
        {
            Count(section.Heading ?? "", Heading, counts);
            Count(section.Text, Text, counts);
        }
        return counts;
    }

    /// <summary>Pairs of Han characters and whole words: one character alone tells too little.</summary>
    private static void Count(string text, double weight, Dictionary<string, double> counts)
    {
        var folded = Fold.Of(text);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var token in Tokenizer.Tokenize(text))
        {
            if (token.Kind is TokenKind.Bigram or TokenKind.Word) CollectionsMarshal.GetValueRefOrAddDefault(lookup, token.Of(folded), out _) += weight;
        }
    }

    private static void Add(string word, double weight, double[] points, Corpus corpus)
    {
        for (var i = 0; i < corpus.Leaves.Length; i++)
        {
            var leaf = corpus.Leaves[i];
            if (leaf.Segment.Terms.Find(word) is var term and >= 0) Add(leaf, term, weight, points.AsSpan(corpus.BaseOf(i)), corpus.Bm25F);
        }
    }

    private static void Add(Leaf leaf, int term, double weight, Span<double> points, Bm25F bm25F)
    {
        var posting = default(Posting);
        for (var reader = leaf.Segment.Read(term); reader.Read(ref posting);)
        {
            var document = posting.Document;
            if (leaf.IsLive(document)) points[document] += weight * bm25F.Saturated(posting, leaf.Segment.TitleLengths[document], leaf.Segment.BodyLengths[document]);
        }
    }
}
