using System.Text;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>Letters → the Chinese words they may stand for, among the titles, headings and tags: whole syllables, initials, or a mixture.</summary>
internal static class Pinyin
{
    private const int MaxWords = 3, MaxLetters = 24;

    /// <summary>By character: its readings without tones; <c>ü</c> is both <c>v</c> and <c>u</c>.</summary>
    private static readonly Lazy<Dictionary<char, string[]>> Readings = new(ReadTable);

    /// <summary>By character: a bit for each letter that a reading begins with.</summary>
    private static readonly Lazy<uint[]> Initials = new(ReadInitials);

    /// <summary>The readings of a character, none for what is not Chinese.</summary>
    public static string[] ReadingsOf(char character) => Readings.Value.GetValueOrDefault(character, []);

    public static bool CanRead(string words) => words.Length is >= 2 and <= MaxLetters && words.All(c => char.IsAsciiLetterLower(c) || c is ' ' or '\'') && words.Any(c => c != ' ');

    /// <summary>The words, the most fully spelt and then the most frequent first.</summary>
    public static List<string> Words(string letters, Corpus corpus)
    {
        letters = letters.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var found = new Dictionary<string, (int Spelt, int Count)>(StringComparer.Ordinal);
        foreach (var leaf in corpus.Leaves) Scan(letters, leaf, found);
        return [.. found.OrderByDescending(word => word.Value.Spelt).ThenByDescending(word => word.Value.Count).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Select(word => word.Key).Take(MaxWords)];
    }

    private static void Scan(string letters, Leaf leaf, Dictionary<string, (int Spelt, int Count)> found)
    {
        var names = leaf.Segment.Names;
        var text = names.Text;
        var initials = Initials.Value;
        var first = 1u << (letters[0] - 'a');
        for (var i = 0; i < text.Length; i++)
        {
            if ((initials[text[i]] & first) == 0) continue;
            var (length, spelt) = Match(letters, text.AsSpan(i), 0);
            if (length < 2 || !leaf.IsLive(names.At(i).Name.Document)) continue;
            var word = text.Substring(i, length);
            var known = found.GetValueOrDefault(word);
            found[word] = (Math.Max(known.Spelt, spelt), known.Count + 1);
        }
    }

    /// <summary>How many characters of the text the letters spell (0: not at all), and how many of those are spelt in full.</summary>
    private static (int Length, int Spelt) Match(ReadOnlySpan<char> letters, ReadOnlySpan<char> text, int depth)
    {
        if (letters.IsEmpty) return (depth, 0);
        if (text.IsEmpty || !Readings.Value.TryGetValue(text[0], out var readings)) return (0, 0);
        var best = (Length: 0, Spelt: 0);
        var tried = 0u;
        foreach (var reading in readings)
        {
            if (reading.AsSpan().StartsWith(letters)) best = Better(best, (depth + 1, letters.Length == reading.Length ? 1 : 0));
            var full = letters.StartsWith(reading);
            var taken = full ? reading.Length : letters[0] == reading[0] ? InitialLength(letters, reading) : 0;
            if (taken == 0 || (tried & (1u << taken)) != 0) continue;
            tried |= 1u << taken;
            var (length, spelt) = Match(letters[taken..], text[1..], depth + 1);
            best = Better(best, (length, full ? spelt + 1 : spelt));
        }
        return best;
    }

    private static (int Length, int Spelt) Better((int Length, int Spelt) a, (int Length, int Spelt) b) =>
        b.Length > 0 && (a.Length == 0 || b.Spelt > a.Spelt) ? b : a;

    /// <summary>zh, ch and sh are one initial when typed in full.</summary>
    private static int InitialLength(ReadOnlySpan<char> letters, string reading) =>
        letters.Length > 1 && reading.Length > 1 && reading[1] == 'h' && letters[1] == 'h' ? 2 : 1;

    private static Dictionary<char, string[]> ReadTable()
    {
        var table = new Dictionary<char, string[]>();
        foreach (var (character, readings) in CharacterTables.Readings())
        {
            if (character.Length == 1) table[character[0]] = [.. readings.SelectMany(Toneless).Distinct()];
        }
        return table;
    }

    private static IEnumerable<string> Toneless(string reading)
    {
        var letters = reading.Normalize(NormalizationForm.FormD);
        var plain = string.Concat(letters.Where(char.IsAsciiLetterLower));
        if (plain.Length > 0) yield return plain;
        if (letters.Contains('\u0308', StringComparison.Ordinal)) yield return plain.Replace('u', 'v');
    }

    private static uint[] ReadInitials()
    {
        var initials = new uint[char.MaxValue + 1];
        foreach (var (character, readings) in Readings.Value)
        {
            foreach (var reading in readings) initials[character] |= 1u << (reading[0] - 'a');
        }
        return initials;
    }
}
