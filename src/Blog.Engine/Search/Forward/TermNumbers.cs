using System.Text;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Forward;

/// <summary>The numbers of the terms of a <see cref="TermTable"/> by hashing: for whoever looks up all words of all documents.</summary>
internal sealed class TermNumbers
{
    private readonly Dictionary<ulong, int> grams = [];
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> wordLookup;

    public TermNumbers(TermTable terms)
    {
        for (var term = 0; term < terms.Count; term++)
        {
            if (terms.IsGram(term)) grams[terms.Grams[term]] = term;
            else words[Encoding.UTF8.GetString(terms.Word(term))] = term;
        }
        wordLookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <param name="term">One that the table has.</param>
    public int Of(ReadOnlySpan<char> term) => GramKey.TryFrom(term, out var key) ? grams[key] : wordLookup[term];
}
