using System.Text;
using Blog.Engine.Search.Analysis;

namespace Blog.Engine.Search.Storage;

/// <summary>
/// The terms of a segment in a fixed order, each with its number: first the CJK n-grams by <see cref="GramKey"/>, then the words by their UTF-8 bytes.
/// Packed into four arrays, because a dictionary of strings would take more memory than the postings.
/// </summary>
internal sealed class TermTable(ulong[] grams, byte[] wordBytes, int[] wordStarts)
{
    public ulong[] Grams => grams;

    public byte[] WordBytes => wordBytes;

    /// <summary>Where each word begins in <see cref="WordBytes"/>, and the end of the last.</summary>
    public int[] WordStarts => wordStarts;

    public int WordCount => wordStarts.Length - 1;

    public int Count => grams.Length + WordCount;

    public bool IsGram(int term) => term < grams.Length;

    public ReadOnlySpan<byte> Word(int term) => wordBytes.AsSpan(wordStarts[term - grams.Length]..wordStarts[term - grams.Length + 1]);

    /// <summary>The term as it stands in folded text.</summary>
    public string TextOf(int term)
    {
        if (!IsGram(term)) return Encoding.UTF8.GetString(Word(term));
        var (first, second) = GramKey.Characters(grams[term]);
        return second is null ? first.ToString() : $"{first}{second}";
    }

    /// <summary>The number of a term; negative when no document has it.</summary>
    public int Find(ReadOnlySpan<char> term)
    {
        if (GramKey.TryFrom(term, out var key)) return Array.BinarySearch(grams, key);
        Span<byte> bytes = stackalloc byte[Tokenizer.MaxWordLength * 3];
        if (!Encoding.UTF8.TryGetBytes(term, bytes, out var length)) return -1;
        var at = LowerBound(bytes[..length]);
        return at < WordCount && WordAt(at).SequenceEqual(bytes[..length]) ? grams.Length + at : -1;
    }

    /// <summary>The numbers of the words that begin with a prefix.</summary>
    public Range WordsFrom(ReadOnlySpan<byte> prefix)
    {
        var from = LowerBound(prefix);
        int low = from, high = WordCount;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (WordAt(middle).StartsWith(prefix)) low = middle + 1;
            else high = middle;
        }
        return (grams.Length + from)..(grams.Length + low);
    }

    private int LowerBound(ReadOnlySpan<byte> word)
    {
        int low = 0, high = WordCount;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (WordAt(middle).SequenceCompareTo(word) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private ReadOnlySpan<byte> WordAt(int index) => wordBytes.AsSpan(wordStarts[index]..wordStarts[index + 1]);
}

/// <summary>One or two CJK characters as a number: code points in 21 bits each, the first one high.</summary>
internal static class GramKey
{
    public static ulong From(ReadOnlySpan<char> gram)
    {
        Rune.DecodeFromUtf16(gram, out var first, out var length);
        if (length == gram.Length) return (ulong)first.Value << 21;
        Rune.DecodeFromUtf16(gram[length..], out var second, out _);
        return ((ulong)first.Value << 21) | (uint)second.Value;
    }

    /// <summary>The characters of a key; the second is null for a gram of one.</summary>
    public static (Rune First, Rune? Second) Characters(ulong key) =>
        (new((int)(key >> 21)), (key & 0x1FFFFF) == 0 ? null : new Rune((int)(key & 0x1FFFFF)));

    public static bool TryFrom(ReadOnlySpan<char> term, out ulong key)
    {
        var isGram = Letters.At(term, 0).Kind is LetterKind.Cjk;
        key = isGram ? From(term) : 0;
        return isGram;
    }
}
