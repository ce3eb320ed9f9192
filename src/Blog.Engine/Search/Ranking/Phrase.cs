using System.Collections.Immutable;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>
/// A text that must stand in a document as it is. The positions of its terms are intersected, the rarest first; a run of CJK characters is found that
/// way for certain; of other phrases (blanks, punctuation) the text is looked at where they would begin.
/// </summary>
internal sealed class Phrase
{
    private readonly ImmutableArray<Term> terms;
    private readonly Needle needle;
    private readonly bool isRun;

    /// <param name="text">Folded, with a letter in it.</param>
    public Phrase(string text)
    {
        terms = [.. TermsOf(text)];
        needle = new(text);
        isRun = text.All(Letters.IsCjk);
    }

    /// <summary>A term that every document with the phrase has, and where in the phrase it begins.</summary>
    private readonly record struct Term(string Text, int Offset);

    /// <summary>The documents that have the phrase, of those allowed.</summary>
    public List<int> In(Segment segment, ReadOnlySpan<bool> allowed)
    {
        var found = terms.Select(term => (Number: segment.Terms.Find(term.Text), term.Offset)).ToList();
        if (found.Exists(term => term.Number < 0)) return [];
        found.Sort((a, b) => segment.Frequencies[a.Number].CompareTo(segment.Frequencies[b.Number]));
        var matches = PhraseMatches.Of(segment, found[0].Number, found[0].Offset, allowed);
        foreach (var (number, offset) in found.Skip(1)) matches.Restrict(segment, number, offset);
        if (isRun) return matches.Documents;
        var stands = new bool[matches.Documents.Count]; // each is unpacked, so the cores share them
        Parallel.For(0, stands.Length, i => stands[i] = StandsIn(segment, matches.Documents[i], matches.StartsIn(i)));
        return [.. matches.Documents.Where((document, i) => stands[i])];
    }

    private bool StandsIn(Segment segment, int number, ReadOnlySpan<int> starts)
    {
        var document = segment.Documents[number];
        var sections = document.Sections.Read();
        foreach (var start in starts)
        {
            var place = segment.Layout.At(document, sections, number, start);
            if (place is var (text, from) ? needle.StandsAt(text, start - from) : start > 0 && IsInFormulas(sections)) return true;
        }
        return false;
    }

    private bool IsInFormulas(ImmutableArray<SearchSection> sections) =>
        sections.Any(section => section.Math.Length > 0 && needle.IsIn(Latex.Words(section.Math)));

    /// <summary>Pairs of characters, and a character that stands alone; of an identifier the pieces, because it may stand in a longer one.</summary>
    private static IEnumerable<Term> TermsOf(string phrase)
    {
        var tokens = Tokenizer.Tokenize(phrase);
        var pairs = tokens.Where(token => token.Kind is TokenKind.Bigram).ToList();
        var singles = tokens.Where(token => token.Kind is TokenKind.Unigram && !pairs.Exists(pair => pair.Start <= token.Start && token.End <= pair.End));
        return pairs.Concat(singles).Select(token => new Term(token.Of(phrase).ToString(), token.Start))
            .Concat(tokens.Where(token => token.Kind is TokenKind.Word).SelectMany(token => PiecesOf(token, phrase)));
    }

    private static List<Term> PiecesOf(Token token, string phrase)
    {
        var pieces = new List<Term>();
        var start = token.Start;
        for (var i = token.Start; i <= token.End; i++)
        {
            if (i < token.End && phrase[i] is not ('.' or '-' or '@')) continue;
            if (i - start > 1) pieces.Add(new(phrase[start..i], start));
            start = i + 1;
        }
        return pieces.Count > 0 ? pieces : [new(token.Of(phrase).ToString(), token.Start)];
    }
}
