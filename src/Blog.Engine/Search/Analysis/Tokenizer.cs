namespace Blog.Engine.Search.Analysis;

/// <summary>
/// Text → terms. CJK runs give every character and every two neighbours; other words give the whole (joined by <c>.</c> or <c>-</c>, with a leading
/// <c>@</c> and a final <c>++</c> or <c>#</c>) and their parts. wwwroot/js/search holds the same rules for the exported site.
/// </summary>
public static class Tokenizer
{
    /// <summary>Longer words are cut: what is longer is data, not a word.</summary>
    public const int MaxWordLength = 40;

    /// <summary>Appends the tokens of a text, in order of their start. <paramref name="text"/> is read for the case of letters alone.</summary>
    public static void Tokenize(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, List<Token> tokens)
    {
        var i = 0;
        while (i < folded.Length)
        {
            var (kind, length) = Letters.At(folded, i);
            if (kind is LetterKind.Cjk) i = CjkRun(folded, i, tokens);
            else if (kind is LetterKind.Word || (folded[i] == '@' && Letters.IsWord(folded, i + 1))) i = Word(text, folded, i, tokens);
            else i += length;
        }
    }

    public static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>();
        Tokenize(text, Fold.Of(text), tokens);
        return tokens;
    }

    private static int CjkRun(ReadOnlySpan<char> folded, int start, List<Token> tokens)
    {
        var i = start;
        while (i < folded.Length && Letters.At(folded, i) is (LetterKind.Cjk, var length))
        {
            tokens.Add(new(i, length, TokenKind.Unigram));
            var next = i + length;
            if (next < folded.Length && Letters.At(folded, next) is (LetterKind.Cjk, var nextLength)) tokens.Add(new(i, length + nextLength, TokenKind.Bigram));
            i = next;
        }
        return i;
    }

    private static int Word(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, List<Token> tokens)
    {
        var body = folded[start] == '@' ? start + 1 : start;
        var end = EndOfJoinedWord(folded, body);
        var tail = end + TailLength(folded[end..]);
        tokens.Add(new(start, Math.Min(tail - start, MaxWordLength), TokenKind.Word));
        Parts(text, folded, (start, tail), (body, end), tokens);
        return tail;
    }

    private static int EndOfJoinedWord(ReadOnlySpan<char> folded, int start)
    {
        var end = EndOfWord(folded, start);
        while (end < folded.Length && folded[end] is '.' or '-' && Letters.IsWord(folded, end + 1)) end = EndOfWord(folded, end + 1);
        return end;
    }

    private static int EndOfWord(ReadOnlySpan<char> folded, int i)
    {
        while (i < folded.Length && Letters.At(folded, i) is (LetterKind.Word, var length)) i += length;
        return i;
    }

    /// <summary><c>++</c> of C++, <c>#</c> of C#.</summary>
    private static int TailLength(ReadOnlySpan<char> rest)
    {
        var length = rest.StartsWith("++") ? 2 : rest.StartsWith("#") ? 1 : 0;
        return Letters.IsWord(rest, length) ? 0 : length;
    }

    /// <summary>The pieces between <c>.</c> and <c>-</c>, and within each those between <c>_</c> and where a capital begins a word.</summary>
    private static void Parts(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, (int Start, int End) whole, (int Start, int End) body, List<Token> tokens)
    {
        var start = body.Start;
        for (var i = body.Start; i <= body.End; i++)
        {
            if (i < body.End && folded[i] is not ('.' or '-')) continue;
            Part((start, i), whole, tokens);
            SubParts(text, folded, (start, i), whole, tokens);
            start = i + 1;
        }
    }

    private static void SubParts(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, (int Start, int End) piece, (int Start, int End) whole, List<Token> tokens)
    {
        var start = piece.Start;
        for (var i = piece.Start; i <= piece.End; i++)
        {
            var separator = i == piece.End || folded[i] == '_';
            if (!separator && !BeginsHump(text, i, piece.Start)) continue;
            if ((start, i) != piece) Part((start, i), whole, tokens);
            start = separator ? i + 1 : i;
        }
    }

    /// <summary>A capital after a small letter (<c>camelCase</c>), or before one and after a capital (<c>HTMLParser</c>).</summary>
    private static bool BeginsHump(ReadOnlySpan<char> text, int i, int pieceStart) =>
        i > pieceStart && char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || (char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1])));

    private static void Part((int Start, int End) part, (int Start, int End) whole, List<Token> tokens)
    {
        if (part.End - part.Start < 2 || part == whole) return;
        tokens.Add(new(part.Start, Math.Min(part.End - part.Start, MaxWordLength), TokenKind.Part));
    }
}
