using System.Globalization;
using System.Text;

namespace Blog.Engine.Search.Analysis;

internal enum LetterKind : byte
{
    None,

    /// <summary>A letter or digit of a script that separates words, or <c>_</c>.</summary>
    Word,

    /// <summary>Han, Kana, Hangul, Bopomofo: written without blanks, so indexed character by character.</summary>
    Cjk,
}

/// <summary>What kind of letter stands at a place of folded text, and whether it takes one char or a surrogate pair.</summary>
internal static class Letters
{
    private static readonly LetterKind[] Kinds = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => KindOf((char)c))];

    public static (LetterKind Kind, int Length) At(ReadOnlySpan<char> folded, int index)
    {
        var c = folded[index];
        if (!char.IsSurrogate(c)) return (Kinds[c], 1);
        if (index + 1 >= folded.Length || !Rune.TryCreate(c, folded[index + 1], out var rune)) return (LetterKind.None, 1);
        return (rune.Value is >= 0x20000 and < 0x40000 ? LetterKind.Cjk : Rune.IsLetterOrDigit(rune) ? LetterKind.Word : LetterKind.None, 2);
    }

    public static bool IsWord(ReadOnlySpan<char> folded, int index) =>
        (uint)index < (uint)folded.Length && At(folded, index).Kind is LetterKind.Word;

    /// <summary>Whether a word character of a script with blanks stands at the place; half a surrogate pair is none.</summary>
    public static bool IsWord(char c) => Kinds[c] is LetterKind.Word;

    public static bool IsCjk(char c) => Kinds[c] is LetterKind.Cjk;

    private static LetterKind KindOf(char c) => c switch
    {
        '_' => LetterKind.Word,
        '\u30FB' => LetterKind.None, // the middle dot separates
        '々' or '〇' or (>= '\u3041' and <= '\u30FF') or (>= '\u3105' and <= '\u312F') or (>= '\u3400' and <= '\u4DBF')
            or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') => LetterKind.Cjk,
        _ when char.IsLetterOrDigit(c) => LetterKind.Word,
        _ when char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => LetterKind.Word,
        _ => LetterKind.None,
    };
}
