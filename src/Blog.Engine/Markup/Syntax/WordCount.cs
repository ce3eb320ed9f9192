using Blog.Engine.Content;

namespace Blog.Engine.Markup.Syntax;

/// <summary>Counts what a reader reads: Han characters one by one, everything else by the word.</summary>
internal static class WordCount
{
    public static void Add(ReadOnlySpan<char> text, ref int han, ref int words)
    {
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isHan = CharacterClass.IsHan(rune);
            var isPart = !isHan && CharacterClass.IsWordPart(rune);
            if (isHan) han++;
            else if (isPart && !inWord) words++;
            inWord = isPart;
        }
    }
}
