using System.Numerics;
using System.Text;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>A word of the posts that is near to one typed.</summary>
internal readonly record struct NearWord(string Word, int Distance, int Frequency);

/// <summary>Words at a small optimal-string-alignment distance (insert, delete, replace, swap neighbours). ASCII letters only: in CJK one character is too much.</summary>
internal static class Typos
{
    private const int MinLength = 4, MaxLength = 32, MaxCandidates = 8;

    public static bool CanCorrect(string word) =>
        word.Length is >= MinLength and <= MaxLength && word.All(char.IsAsciiLetterLower);

    /// <summary>The nearest words, the commonest of them first: distance 1 for 4–7 letters, 2 for more.</summary>
    public static List<NearWord> Near(string word, Corpus corpus)
    {
        var limit = word.Length < 8 ? 1 : 2;
        var bytes = Encoding.ASCII.GetBytes(word);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var leaf in corpus.Leaves) Collect(bytes, limit, leaf.Segment.Terms, found);
        return [.. found.Select(near => new NearWord(near, Distance(bytes, Encoding.ASCII.GetBytes(near), limit), corpus.FrequencyOf(near)))
            .Where(near => near.Distance > 0 && near.Frequency > 0)
            .OrderBy(near => near.Distance).ThenByDescending(near => near.Frequency).ThenBy(near => near.Word, StringComparer.Ordinal)
            .Take(MaxCandidates)];
    }

    /// <summary>Looks at the words that begin with the first letter, or with the second, in case the first is too much or swapped.</summary>
    private static void Collect(byte[] word, int limit, TermTable terms, HashSet<string> found)
    {
        var mask = Mask(word);
        foreach (var first in word[0] == word[1] ? [word[0]] : new[] { word[0], word[1] })
        {
            var range = terms.WordsFrom([first]);
            for (var term = range.Start.Value; term < range.End.Value; term++)
            {
                var candidate = terms.Word(term);
                if (Math.Abs(candidate.Length - word.Length) > limit || BitOperations.PopCount(mask ^ Mask(candidate)) > 2 * limit) continue;
                if (Distance(word, candidate, limit) <= limit) found.Add(Encoding.UTF8.GetString(candidate));
            }
        }
    }

    /// <summary>One bit a letter: a change of one letter changes two bits at most.</summary>
    private static uint Mask(ReadOnlySpan<byte> word)
    {
        var mask = 0u;
        foreach (var letter in word) mask |= 1u << (letter & 31);
        return mask;
    }

    /// <summary>The distance, or more than <paramref name="limit"/> when it is more (then not exact). Both words are at most 40 bytes.</summary>
    private static int Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit)
    {
        var width = b.Length + 1;
        Span<int> before = stackalloc int[width], above = stackalloc int[width], row = stackalloc int[width];
        for (var j = 0; j < width; j++) above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var distance = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) distance = Math.Min(distance, before[j - 2] + 1);
                row[j] = distance;
                least = Math.Min(least, distance);
            }
            if (least > limit) return limit + 1;
            var oldest = before;
            before = above;
            above = row;
            row = oldest;
        }
        return above[b.Length];
    }
}
