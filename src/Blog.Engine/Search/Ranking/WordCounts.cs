using System.Runtime.InteropServices;
using Blog.Engine.Search.Analysis;

namespace Blog.Engine.Search.Ranking;

/// <summary>How often a document says each word, for <see cref="Likeness"/>: pairs of Han characters and whole words, because one character alone tells too little.</summary>
internal static class WordCounts
{
    /// <summary>What a word in each field counts.</summary>
    public const float Title = 6, Tag = 3, Heading = 2.5f, Text = 1;

    /// <summary>What counts less was said in passing.</summary>
    public const float Least = 2;

    public static bool Counts(Token token) => token.Kind is TokenKind.Bigram or TokenKind.Word;

    public static IEnumerable<KeyValuePair<string, float>> Of(SearchDocument document)
    {
        var counts = new Dictionary<string, float>(StringComparer.Ordinal);
        Count(document.Title, Title, counts);
        foreach (var name in document.Tags.Concat(document.Categories).Append(document.Series ?? "")) Count(name, Tag, counts);
        foreach (var section in document.Sections)
        {
            Count(section.Heading ?? "", Heading, counts);
            Count(section.Text, Text, counts);
        }
        return counts.Where(word => word.Value >= Least);
    }

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
