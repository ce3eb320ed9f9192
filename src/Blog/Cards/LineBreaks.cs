using System.Collections.Immutable;
using System.Text;

namespace Blog.Cards;

/// <summary>Breaks a title into lines as Chinese typography asks: between any two Han characters, between words, and never where a mark would stand alone (JLREQ and CLREQ, line start and line end prohibition).</summary>
public static class LineBreaks
{
    /// <summary>May not begin a line.</summary>
    private static readonly HashSet<int> NoStart = Set("，。、；：！？…—～·・）］｝〉》」』】〕〗”’％‰℃々〻ー,.;:!?)]}%»›");

    /// <summary>May not end a line.</summary>
    private static readonly HashSet<int> NoEnd = Set("（［｛〈《「『【〔〖“‘￥$([{«‹#");

    /// <summary>Pairs that are one sign: …… and ——.</summary>
    private static readonly HashSet<int> Twin = Set("…—");

    /// <summary>The fewest lines that fit, made as even as they can be.</summary>
    /// <param name="text">What is broken.</param>
    /// <param name="width">Of a line, in em.</param>
    public static ImmutableArray<Range> Balanced(ImmutableArray<Glyph> text, float width)
    {
        var lines = Greedy(text, width);
        var (narrow, wide) = (width / 2, width);
        while (wide - narrow > .25f)
        {
            var middle = (narrow + wide) / 2;
            if (Greedy(text, middle).Length > lines.Length) narrow = middle;
            else wide = middle;
        }
        return Greedy(text, wide);
    }

    /// <summary>Fills line after line. A word longer than a line is cut.</summary>
    public static ImmutableArray<Range> Greedy(ImmutableArray<Glyph> text, float width)
    {
        var lines = ImmutableArray.CreateBuilder<Range>();
        var (start, candidate, used) = (0, 0, 0f);
        for (var i = 0; i < text.Length; i++)
        {
            if (i > start && MayBreak(text[i - 1], text[i])) candidate = i;
            used += text[i].Width;
            if (used <= width || text[i].IsSpace) continue;
            var end = candidate > start ? candidate : Math.Max(i, start + 1);
            lines.Add(Trimmed(text, start, end));
            start = candidate = SkipSpaces(text, end);
            i = Math.Max(start, end) - 1;
            used = 0;
        }
        if (start < text.Length) lines.Add(Trimmed(text, start, text.Length));
        return lines.DrainToImmutable();
    }

    /// <summary>Whether a line may end between two characters.</summary>
    public static bool MayBreak(Glyph before, Glyph after)
    {
        if (after.IsSpace || NoStart.Contains(after.First.Value) || NoEnd.Contains(before.First.Value)) return false;
        return before.IsSpace || IsWide(before.First) || IsWide(after.First) || (Twin.Contains(before.First.Value) && !Twin.Contains(after.First.Value)) || before.Text is "-" or "/";
    }

    /// <summary>Scripts without spaces between words: Han, kana, bopomofo, full-width forms.</summary>
    private static bool IsWide(Rune rune) => rune.Value is (>= 0x2E80 and < 0xA4D0) or (>= 0xF900 and < 0xFB00) or (>= 0xFE30 and < 0xFE70) or (>= 0xFF00 and < 0xFFF0) or >= 0x20000;

    private static int SkipSpaces(ImmutableArray<Glyph> text, int at)
    {
        while (at < text.Length && text[at].IsSpace) at++;
        return at;
    }

    private static Range Trimmed(ImmutableArray<Glyph> text, int start, int end)
    {
        while (end > start + 1 && text[end - 1].IsSpace) end--;
        return start..end;
    }

    private static HashSet<int> Set(string characters) => [.. characters.EnumerateRunes().Select(rune => rune.Value)];
}
