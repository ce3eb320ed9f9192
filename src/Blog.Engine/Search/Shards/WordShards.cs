using System.Text;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>
/// The words, each with the number of documents that have it, twice: in alphabetical order for what is being typed, and by first letter and length for what is
/// misspelt.
/// </summary>
internal static class WordShards
{
    private const int Size = 4096;

    /// <summary>The lengths of words that may be meant by a misspelt one: <see cref="Ranking.Typos"/> corrects 4 to 32 letters by 2 at most.</summary>
    private const int ShortestMeant = 3, LongestMeant = 34;

    public static void Write(Segment segment, ShardSet shards, FieldWriter manifest)
    {
        var all = Enumerable.Range(segment.Terms.Grams.Length, segment.Terms.WordCount)
            .Select(term => (Text: segment.Terms.TextOf(term), Count: segment.Frequencies[term])).OrderBy(word => word.Text, StringComparer.Ordinal).ToList();
        var (words, meant) = (new SortedShards(shards, Size), new SortedShards(shards, Size));
        foreach (var (word, count) in all) words.Add(word, new FieldWriter().Number(count).Written);
        foreach (var (word, count) in all.Where(word => CanBeMeant(word.Text)).OrderBy(word => word.Text[0]).ThenBy(word => word.Text.Length))
            meant.Add($"{word[0]}{(char)word.Length}{word[1..]}", new FieldWriter().Number(count).Written);
        words.Finish(manifest);
        meant.Finish(manifest);
    }

    private static bool CanBeMeant(string word) => word.Length is >= ShortestMeant and <= LongestMeant && Ascii.IsValid(word);
}
