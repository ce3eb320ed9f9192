using System.Globalization;
using System.Text;

namespace Blog.Engine.Content;

/// <summary>What kind of writing a character belongs to, as far as spacing and counting need it.</summary>
internal static class CharacterClass
{
    /// <summary>A Han character: the unified ideographs of all planes, the compatibility ideographs, and 々〇.</summary>
    public static bool IsHan(Rune rune) => rune.Value is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFF) or 0x3005 or 0x3007;

    /// <summary>
    /// East Asian Width W, F or H (UAX #11) without Hangul: scripts that put no space between words,
    /// so a line break between two such characters is not a space (CSS Text 4, segment break transformation).
    /// </summary>
    public static bool IsUnspaced(Rune rune) => rune.Value is
        (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x312F) or (>= 0x3190 and <= 0x4DBF) or (>= 0x4E00 and <= 0xA4CF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF9F) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1B000 and <= 0x1B2FF) or (>= 0x20000 and <= 0x3FFFD);

    /// <summary>Full-width punctuation, which brings its own space: ，。、；：！？（）「」《》【】.</summary>
    public static bool IsWidePunctuation(Rune rune) => rune.Value is
        (>= 0x3001 and <= 0x3003) or (>= 0x3008 and <= 0x3011) or (>= 0x3014 and <= 0x301B) or 0xFF01 or 0xFF08 or 0xFF09 or 0xFF0C or 0xFF1A or 0xFF1B or 0xFF1F;

    /// <summary>Punctuation that Chinese shares with Western text (“ ” ‘ ’ … — ·): as wide as its neighbour.</summary>
    public static bool IsSharedPunctuation(Rune rune) => rune.Value is 0x2018 or 0x2019 or 0x201C or 0x201D or 0x2026 or 0x2014 or 0x00B7;

    /// <summary>East Asian text or punctuation: what ends a bare web address in a sentence.</summary>
    public static bool EndsAddress(Rune rune) =>
        IsUnspaced(rune) || IsSharedPunctuation(rune) || rune.Value is (>= 0xAC00 and <= 0xD7AF) or 0x3000;

    public static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    public static Rune? First(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var rune, out _) is System.Buffers.OperationStatus.Done ? rune : null;

    public static Rune? Last(ReadOnlySpan<char> text) =>
        Rune.DecodeLastFromUtf16(text, out var rune, out _) is System.Buffers.OperationStatus.Done ? rune : null;
}
