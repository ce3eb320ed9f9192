using System.Buffers;
using System.Runtime.InteropServices;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Ranking;

namespace Blog.Engine.Search.Presentation;

/// <summary>A place in a text that answers a term of the question (<paramref name="Slot"/>).</summary>
internal readonly record struct Mark(int Start, int End, int Slot)
{
    /// <summary>In place of a slot: worth more than all of them.</summary>
    public const int AllSlots = -1;
}

/// <summary>Finds the terms of a question in texts. One thread.</summary>
internal sealed class Marker
{
    private readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly SearchValues<string> anyTerm;
    private readonly double[] importance;
    private readonly List<Token> tokens = [];
    private readonly FoldedText folded;

    public Marker(QueryPlan plan, FoldedText folded)
    {
        this.folded = folded;
        importance = [.. plan.Slots.Select(slot => slot.Importance)];
        for (var i = 0; i < plan.Slots.Count; i++)
        {
            if (plan.Slots.Count > 1 && IsAccident(plan.Slots[i].Term.Text)) continue;
            foreach (var alternative in plan.Slots[i].Alternatives) slots.TryAdd(alternative.Term, i);
        }
        anyTerm = SearchValues.Create([.. slots.Keys], StringComparison.Ordinal);
        lookup = slots.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What all terms of the question are worth together.</summary>
    public double MostWorth => importance.Sum();

    /// <summary>Marks in the order of their start; they may overlap. Offsets hold for the text as given, because folding keeps lengths.</summary>
    public List<Mark> In(ReadOnlySpan<char> text)
    {
        var marks = new List<Mark>();
        if (slots.Count == 0 || text.IsEmpty) return marks;
        var characters = folded.Of(text);
        for (var from = 0; from < characters.Length;)
        {
            var at = characters[from..].IndexOfAny(anyTerm); // many times cheaper than tokens, and most of a text ends here
            if (at < 0) break;
            var stretch = Stretches.Around(characters, from + at);
            AddMarks(text[stretch], characters[stretch], stretch.Start.Value, marks);
            from = stretch.End.Value;
        }
        return marks;
    }

    private void AddMarks(ReadOnlySpan<char> text, ReadOnlySpan<char> characters, int offset, List<Mark> marks)
    {
        tokens.Clear();
        Tokenizer.Tokenize(text, characters, tokens);
        foreach (var token in CollectionsMarshal.AsSpan(tokens))
        {
            if (lookup.TryGetValue(token.Of(characters), out var slot)) marks.Add(new(offset + token.Start, offset + token.End, slot));
        }
    }

    /// <summary>What the different terms among marks are worth together.</summary>
    public double Worth(ReadOnlySpan<Mark> marks)
    {
        var seen = 0UL;
        var worth = 0.0;
        foreach (var mark in marks)
        {
            if (mark.Slot == Mark.AllSlots)
            {
                worth += 2 * MostWorth;
                continue;
            }
            var bit = 1UL << mark.Slot;
            if ((seen & bit) != 0) continue;
            seen |= bit;
            worth += importance[mark.Slot];
        }
        return worth;
    }

    /// <summary>A lone function character, or a pair with one, would be marked all over the text.</summary>
    private static bool IsAccident(string term) => term.Length <= 2 && term.Any(QueryWords.IsFunctionCharacter);
}
