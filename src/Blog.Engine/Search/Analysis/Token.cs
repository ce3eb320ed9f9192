namespace Blog.Engine.Search.Analysis;

public enum TokenKind : byte
{
    /// <summary>One CJK character.</summary>
    Unigram,

    /// <summary>Two CJK characters that stand together.</summary>
    Bigram,

    /// <summary>A whole word or identifier: <c>torch.nn</c>, <c>__init__</c>, <c>c++</c>.</summary>
    Word,

    /// <summary>A piece of an identifier: <c>torch</c>, <c>init</c>.</summary>
    Part,
}

/// <summary>A term where it stands: a slice of the folded text.</summary>
public readonly record struct Token(int Start, int Length, TokenKind Kind)
{
    /// <summary>Occurrences are counted in quarters: a part of an identifier, and anything in a formula, counts one, a whole word four.</summary>
    public const int WholeUnits = 4;

    public int Units => Kind is TokenKind.Part ? 1 : WholeUnits;

    public int End => Start + Length;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> folded) => folded.Slice(Start, Length);
}
