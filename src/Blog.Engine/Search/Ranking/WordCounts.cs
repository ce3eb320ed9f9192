using System.Runtime.InteropServices;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Ranking;

/// <summary>How often a document says each word, for <see cref="Likeness"/>: pairs of Han characters and whole words, because one character alone tells too little.</summary>
internal static class WordCounts
{
    /// <summary>What a word of a text counts.</summary>
    public const float Text = 1;

    /// <summary>What a word in each of the names counts.</summary>
    private const float Title = 6, Tag = 3, Heading = 2.5f;

    /// <summary>What counts less was said in passing.</summary>
    public const float Least = 2;

    public static bool Counts(Token token) => token.Kind is TokenKind.Bigram or TokenKind.Word;

    public static IEnumerable<KeyValuePair<string, float>> Of(SearchDocument document)
    {
        var counts = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var (name, weight) in NamesOf(document)) Count(name, weight, counts);
        foreach (var section in document.Sections) Count(section.Text, Text, counts);
        return counts.Where(word => word.Value >= Least);
    }

    /// <summary>Title, terms and headings, and what a word of each counts.</summary>
    public static IEnumerable<(string Name, float Weight)> NamesOf(SearchDocument document) =>
    [
        (document.Title, Title),
        .. document.Tags.Concat(document.Categories).Append(document.Series ?? "").Select(name => (name, Tag)),
        .. document.Sections.Heads.Select(head => (head.Heading ?? "", Heading)),
    ];

    private static void Count(string text, float weight, Dictionary<string, float> counts)
    {
        var folded = Fold.Of(text);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var token in Tokenizer.Tokenize(text))
        {
            if (Counts(token)) CollectionsMarshal.GetValueRefOrAddDefault(lookup, token.Of(folded), out _) += weight;
        }
    }
}
