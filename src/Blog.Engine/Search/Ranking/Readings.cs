using System.Collections.Frozen;
using Blog.Engine.Search.Analysis;

namespace Blog.Engine.Search.Ranking;

/// <summary>Other ways to say the same question: synonyms of the settings, and what Taiwan's words are called on the mainland.</summary>
internal sealed class Readings(SearchSettings settings)
{
    private const int MaxReadings = 4;

    private static readonly Lazy<FrozenDictionary<string, string>> TaiwanTerms = new(() => CharacterTables.TaiwanTerms()
        .Select(pair => (From: Fold.Of(pair.From), To: Fold.Of(pair.To)))
        .Where(pair => pair.From != pair.To && pair.From.Length > 1)
        .DistinctBy(pair => pair.From)
        .ToFrozenDictionary(pair => pair.From, pair => pair.To, StringComparer.Ordinal));

    private readonly (string From, string To)[] synonyms = [.. settings.Synonyms
        .SelectMany(pair => new[] { (Fold.Of(pair.Key), Fold.Of(pair.Value)), (Fold.Of(pair.Value), Fold.Of(pair.Key)) })];

    public IEnumerable<string> Of(string words) =>
        synonyms.Where(pair => Contains(words, pair.From)).Select(pair => Replace(words, pair.From, pair.To))
            .Concat(OfTaiwan(words)).Where(reading => reading != words).Distinct().Take(MaxReadings);

    private static IEnumerable<string> OfTaiwan(string words)
    {
        var reading = words;
        for (var start = 0; start < reading.Length; start++)
        {
            for (var length = Math.Min(8, reading.Length - start); length > 1; length--)
            {
                if (!TaiwanTerms.Value.TryGetValue(reading.Substring(start, length), out var term)) continue;
                reading = reading[..start] + term + reading[(start + length)..];
                break;
            }
        }
        yield return reading;
    }

    /// <summary>A word of letters must stand alone; a Chinese one may be part of a run.</summary>
    private static bool Contains(string words, string word) => Spans.IndexOfWord(words, word) >= 0;

    private static string Replace(string words, string from, string to)
    {
        var at = Spans.IndexOfWord(words, from);
        return $"{words[..at]} {to} {words[(at + from.Length)..]}".Trim();
    }
}

/// <summary>Finding words in folded text.</summary>
internal static class Spans
{
    /// <summary>Where a word stands: its first and last letter, where they are of a script with blanks, are not inside a longer word. Negative when nowhere.</summary>
    public static int IndexOfWord(ReadOnlySpan<char> text, ReadOnlySpan<char> word, bool mayGoOn = false)
    {
        if (word.IsEmpty) return -1;
        for (var from = 0; from <= text.Length - word.Length;)
        {
            var at = text[from..].IndexOf(word, StringComparison.Ordinal);
            if (at < 0) return -1;
            at += from;
            if (IsWhole(text, word, at, mayGoOn)) return at;
            from = at + 1;
        }
        return -1;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, ReadOnlySpan<char> word, int at, bool mayGoOn)
    {
        var end = at + word.Length;
        return !(at > 0 && Letters.IsWord(word[0]) && Letters.IsWord(text[at - 1]))
            && (mayGoOn || !(end < text.Length && Letters.IsWord(word[^1]) && Letters.IsWord(text[end])));
    }
}
