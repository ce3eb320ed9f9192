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
        var alike = Alike(document, points, corpus);
        return
        [
            .. alike.OrderByDescending(other => other.Points).ThenByDescending(other => other.Document.Date).ThenBy(other => other.Document.Id, StringComparer.Ordinal)
                .Take(limit).Select(other => other.Document.Id),
        ];
    }

    /// <summary>The other documents that have their share; in a loop, because of all documents there are few.</summary>
    private static List<(SearchDocument Document, double Points)> Alike(SearchDocument document, double[] points, Corpus corpus)
    {
        var self = corpus.NumberOf(document.Id);
        var (least, alike) = (LeastShare * points[self], new List<(SearchDocument, double)>());
        for (var number = 0; number < points.Length; number++)
        {
            if (points[number] > 0 && points[number] >= least && number != self) alike.Add((corpus.Document(number), points[number]));
        }
        return alike;
    }

    /// <summary>The words that tell a document from others, with their weight; those that no other has find nothing.</summary>
    private static IEnumerable<(string Word, double Weight)> Telling(SearchDocument document, Corpus corpus) => Candidates(document, corpus)
        .Select(word => (word.Word, word.Count, Frequency: corpus.FrequencyOf(word.Word)))
        .Where(word => word.Frequency > 1)
        .Select(word => (word.Word, Weight: WeightOf(word.Count, word.Frequency, corpus)))
        .OrderByDescending(word => word.Weight).ThenBy(word => word.Word, StringComparer.Ordinal)
        .Take(MostWords);

    /// <summary>
    /// The words that may be among those that tell most. After an edit a frequency has to be counted, which for every word of a long document takes a tenth of a
    /// second; so those come first that cannot be beaten, by the frequency that counts documents which are gone.
    /// </summary>
    private static IEnumerable<(string Word, double Count)> Candidates(SearchDocument document, Corpus corpus)
    {
        var gone = corpus.GoneCount;
        var words = Counted(document).Where(word => word.Value >= 2).Select(word => (Word: word.Key, Count: word.Value, Most: corpus.FrequencyAtMost(word.Key))).ToList();
        var certain = words.Where(word => word.Most - gone > 1).Select(word => WeightOf(word.Count, word.Most, corpus)).OrderDescending().Take(MostWords).ToList();
        var least = certain.Count < MostWords ? 0 : certain[^1];
        return words.Where(word => WeightOf(word.Count, Math.Max(1, word.Most - gone), corpus) >= least).Select(word => (word.Word, word.Count));
    }

    private static double WeightOf(double count, int frequency, Corpus corpus) => (1 + Math.Log(count)) * corpus.Bm25F.Idf(frequency);

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
