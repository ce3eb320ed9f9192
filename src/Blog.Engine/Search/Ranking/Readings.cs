using System.Collections.Frozen;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;

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

    private readonly (string From, string To, Needle Needle)[] synonyms = [.. settings.Synonyms
        .Select(pair => (Fold.Of(pair.Key).Trim(), Fold.Of(pair.Value).Trim()))
        .Where(pair => pair.Item1.Length > 0 && pair.Item2.Length > 0)
        .SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1) })
        .Select(pair => (pair.Item1, pair.Item2, new Needle(pair.Item1)))];

    /// <summary>Terms of Taiwan → terms of the mainland, folded.</summary>
    public static IReadOnlyDictionary<string, string> Taiwan => TaiwanTerms.Value;

    /// <summary>The synonyms of the settings, folded, in both directions.</summary>
    public IEnumerable<(string From, string To)> Synonyms => synonyms.Select(pair => (pair.From, pair.To));

    public IEnumerable<string> Of(string words) =>
        synonyms.Where(pair => pair.Needle.IsIn(words)).Select(pair => Replace(words, pair.Needle.IndexIn(words), pair.From, pair.To))
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

    private static string Replace(string words, int at, string from, string to) =>
        $"{words[..at]} {to} {words[(at + from.Length)..]}".Trim();
}
