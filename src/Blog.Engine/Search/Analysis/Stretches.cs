namespace Blog.Engine.Search.Analysis;

/// <summary>The least piece of a text that has, taken alone, the same tokens at a place as in the whole.</summary>
internal static class Stretches
{
    /// <summary>A CJK run up to the next break, or a word with all that may be joined to it, around a place of folded text.</summary>
    public static Range Around(ReadOnlySpan<char> folded, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && GoesOn(folded[start - 1])) start--;
        while (end < folded.Length && GoesOn(folded[end])) end++;
        return start..Math.Max(end, at + 1);
    }

    private static bool GoesOn(char c) => char.IsSurrogate(c) || c is '.' or '-' or '@' or '+' or '#' || Letters.IsWord(c) || Letters.IsCjk(c);
}
