using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Ranking;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>The tables by which text becomes terms, so that the script of a static site reads the very same ones.</summary>
internal static class CharacterShard
{
    /// <summary>Planes 0 and 1; the two of Han that follow have a rule of their own.</summary>
    private const int Characters = 0x20000;

    public static FieldWriter Of()
    {
        var bytes = new FieldWriter();
        Write(bytes, [.. Fold.Pairs()]);
        WriteKinds(bytes);
        bytes.Texts([.. Readings.Taiwan.Keys.Order(StringComparer.Ordinal)]).Texts([.. Readings.Taiwan.OrderBy(term => term.Key, StringComparer.Ordinal).Select(term => term.Value)]);
        return bytes.Texts(QueryWords.QuestionWords).Text(QueryWords.FunctionCharacterText);
    }

    /// <summary>The number of pairs, the distances between the characters that fold, and how far each folds.</summary>
    private static void Write(FieldWriter bytes, (char From, char To)[] pairs)
    {
        bytes.Number(pairs.Length);
        var before = 0;
        foreach (var (from, _) in pairs)
        {
            bytes.Number(from - before);
            before = from;
        }
        foreach (var (from, to) in pairs) bytes.Signed(to - from);
    }

    /// <summary>Runs of characters of one <see cref="LetterKind"/>: the length of each × 4 + the kind.</summary>
    private static void WriteKinds(FieldWriter bytes)
    {
        for (var start = 0; start < Characters;)
        {
            var end = start + 1;
            while (end < Characters && KindOf(end) == KindOf(start)) end++;
            bytes.Number(((end - start) << 2) | (int)KindOf(start));
            start = end;
        }
    }

    private static LetterKind KindOf(int character) =>
        character is >= 0xD800 and < 0xE000 ? LetterKind.None : Letters.At(char.ConvertFromUtf32(character), 0).Kind;
}
