using System.Text;

namespace Blog.Engine.Search.Analysis;

/// <summary>
/// Makes forms of one character equal: NFKC where it gives one character, lower case, traditional → simplified, any white space → blank.
/// One character in, one character out, so an offset in folded text is an offset in the original.
/// </summary>
public static class Fold
{
    private static readonly char[] Table = BuildTable();

    public static char Of(char c) => Table[c];

    public static string Of(string text) => string.Create(text.Length, text, static (folded, text) => Into(text, folded));

    public static void Into(ReadOnlySpan<char> text, Span<char> folded)
    {
        var table = Table;
        for (var i = 0; i < text.Length; i++) folded[i] = table[text[i]];
    }

    /// <summary>Every character that does not fold to itself, for the exported site's copy of this table.</summary>
    public static IEnumerable<(char From, char To)> Pairs() =>
        Table.Select((to, from) => ((char)from, to)).Where(pair => pair.Item1 != pair.to);

    private static char[] BuildTable()
    {
        var simplified = CharacterTables.TraditionalForms()
            .Where(pair => pair.From.Length == 1 && pair.To.Length == 1)
            .ToDictionary(pair => pair.From[0], pair => pair.To[0]);
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++)
        {
            var folded = char.ToLowerInvariant(Compatible((char)c));
            table[c] = simplified.GetValueOrDefault(folded, folded);
        }
        // OpenCC's pairs make short chains (薴 → 苧 → 苎).
        for (var c = 0; c < table.Length; c++) table[c] = table[table[c]];
        return table;
    }

    /// <summary>The NFKC form where that is one character. Unified Han (but for compatibility forms) and Hangul syllables are their own.</summary>
    private static char Compatible(char c)
    {
        if (c is '\t' or '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029') return ' ';
        if (c is < '\u00A0' or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uF8FF') or >= '\uFFF0' or (>= '\uFDD0' and <= '\uFDEF')) return c;
        return c.ToString().Normalize(NormalizationForm.FormKC) is [var one] ? one : c;
    }
}
