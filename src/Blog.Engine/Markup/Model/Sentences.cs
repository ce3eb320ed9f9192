using System.Text;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Model;

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

    /// <summary>
    /// The sentence of a line around a part of it, as an offset and an end in the text. One that is longer than <paramref name="limit"/> UTF-16 units is cut to a
    /// window around the part.
    /// </summary>
    public static Range Around(string text, Range part, int limit)
    {
        var (from, to) = (part.Start.Value, part.End.Value);
        var line = text.LastIndexOf('\n', Math.Max(0, from - 1), Math.Max(0, from)) + 1;
        var end = text.IndexOf('\n', to);
        var (start, at) = (line, line);
        for (var stop = end < 0 ? text.Length : end; at < stop;)
        {
            var piece = Piece(text.AsSpan(at, stop - at));
            at += piece.Length;
            if (!Ends(piece, at < stop ? text[at] : '\0')) continue;
            if (at >= to) break;
            if (at <= from) start = at;
        }
        return at - start <= limit ? start..at : Window(text, start..at, part, limit);
    }

    /// <summary>As much before a part as behind it; pieces stay whole.</summary>
    private static Range Window(string text, Range sentence, Range part, int limit)
    {
        var margin = Math.Max(0, (limit - (part.End.Value - part.Start.Value)) / 2);
        var (start, end) = (sentence.Start.Value, part.End.Value);
        while (start < part.Start.Value - margin) start += Piece(text.AsSpan(start)).Length;
        while (end < sentence.End.Value && end < part.End.Value + margin) end += Piece(text.AsSpan(end, sentence.End.Value - end)).Length;
        return Math.Min(start, part.Start.Value)..end;
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
