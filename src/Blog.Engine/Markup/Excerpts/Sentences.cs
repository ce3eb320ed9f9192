using System.Text;
using Blog.Engine.Markup.Syntax;

namespace Blog.Engine.Markup.Excerpts;

/// <summary>Cuts plain text into pieces that may be separated, and knows where a sentence ends.</summary>
internal static class Sentences
{
    /// <summary>The longest piece of a text that must stay together: one Han character with the closing punctuation behind it, or one word.</summary>
    public static ReadOnlySpan<char> Piece(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var first, out var length);
        if (!CharacterClass.IsUnspaced(first) && !Rune.IsWhiteSpace(first)) length = Word(text);
        while (length < text.Length && "，。！？；：、）》」』”’…,.!?;:)]}".Contains(text[length], StringComparison.Ordinal)) length++;
        return text[..length];
    }

    /// <summary>Columns: two for East Asian characters, one for others.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += CharacterClass.IsUnspaced(rune) ? 2 : 1;
        return width;
    }

    /// <summary>Whether a sentence ends with this piece: <c>。！？</c> always, <c>.!?</c> before a space or the end.</summary>
    public static bool Ends(ReadOnlySpan<char> piece, char next)
    {
        var end = piece.TrimEnd("”’）》」』)]");
        return end is [.., '。' or '！' or '？' or '；' or '…'] || (end is [.., '.' or '!' or '?'] && (next == '\0' || char.IsWhiteSpace(next)));
    }

    /// <summary>The start of a text, at most <paramref name="limit"/> UTF-16 units, cut behind a sentence where one ends in the second half, else behind a word.</summary>
    public static string Lead(string text, int limit)
    {
        if (text.Length <= limit) return text;
        var (at, sentence) = (0, 0);
        while (at < text.Length)
        {
            var piece = Piece(text.AsSpan(at));
            if (at + piece.Length > limit - 1) break;
            at += piece.Length;
            if (Ends(piece, at < text.Length ? text[at] : '\0')) sentence = at;
        }
        return sentence >= limit / 3 ? text[..sentence] : text[..(at == 0 ? SafeCut(text, limit - 1) : at)].TrimEnd() + "…";
    }

    private static int SafeCut(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;

    private static int Word(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || CharacterClass.IsUnspaced(rune)) break;
            length += rune.Utf16SequenceLength;
        }
        return int.Max(1, length);
    }
}
