using System.Buffers;
using System.Collections.Frozen;
using Blog.Engine.Search.Analysis;

namespace Blog.Engine.Search.Ranking;

/// <summary>
/// Finds a folded word in text that is not folded, without folding it: looks for all forms of the word's rarest character at once
/// (which the machine does many characters at a time) and compares around them.
/// </summary>
internal sealed class Needle
{
    /// <summary>Letters from the commonest in English on; what is not among them is rarer still.</summary>
    private const string CommonFirst = " etaoinshrdlcumwfgypbvkjxqz的一是了我不在有";

    private static readonly FrozenDictionary<char, string> Forms = Fold.Pairs().GroupBy(pair => pair.To)
        .ToFrozenDictionary(group => group.Key, group => string.Concat(group.Select(pair => pair.From)));

    private readonly string word;
    private readonly int pivot;
    private readonly SearchValues<char> pivotForms;

    /// <param name="word">Folded, not empty.</param>
    /// <param name="mayGoOn">Whether a longer word that begins with this one is found too.</param>
    /// <param name="anywhere">Whether it is found inside longer words.</param>
    public Needle(string word, bool mayGoOn = false, bool anywhere = false)
    {
        this.word = word;
        pivot = Enumerable.Range(0, word.Length).MaxBy(i => CommonFirst.IndexOf(word[i], StringComparison.Ordinal) is var rank and >= 0 ? rank : int.MaxValue);
        pivotForms = SearchValues.Create(word[pivot] + Forms.GetValueOrDefault(word[pivot], ""));
        BoundedLeft = !anywhere && Letters.IsWord(word[0]);
        BoundedRight = !anywhere && !mayGoOn && Letters.IsWord(word[^1]);
    }

    private bool BoundedLeft { get; }

    private bool BoundedRight { get; }

    public bool IsIn(ReadOnlySpan<char> text) => IndexIn(text) >= 0;

    public int IndexIn(ReadOnlySpan<char> text)
    {
        for (var from = pivot; from <= text.Length - (word.Length - pivot);)
        {
            var at = text[from..].IndexOfAny(pivotForms);
            if (at < 0) return -1;
            var start = from + at - pivot;
            if (StandsAt(text, start)) return start;
            from += at + 1;
        }
        return -1;
    }

    public bool StandsAt(ReadOnlySpan<char> text, int start)
    {
        if (start < 0 || start + word.Length > text.Length) return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (Fold.Of(text[start + i]) != word[i]) return false;
        }
        var end = start + word.Length;
        return !(BoundedLeft && start > 0 && Letters.IsWord(Fold.Of(text[start - 1])))
            && !(BoundedRight && end < text.Length && Letters.IsWord(Fold.Of(text[end])));
    }
}
