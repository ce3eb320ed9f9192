using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>Which documents may be hits: not gone, with what the filters ask, with every phrase and nothing excluded. Decided before anything is scored.</summary>
internal static class Selection
{
    public static void Apply(ParsedQuery query, Corpus corpus, Span<bool> allowed)
    {
        for (var i = 0; i < corpus.Leaves.Length; i++)
        {
            var leaf = corpus.Leaves[i];
            var span = allowed.Slice(corpus.BaseOf(i), leaf.Segment.Count);
            for (var document = 0; document < span.Length; document++)
                span[document] = leaf.IsLive(document) && (!query.HasFilter || Passes(query, leaf.Segment.Documents[document]));
        }
        using var folded = new FoldedText();
        foreach (var phrase in query.Phrases) Restrict(phrase, true, corpus, allowed, folded);
        foreach (var excluded in query.Excluded) Restrict(excluded, false, corpus, allowed, folded);
    }

    private static bool Passes(ParsedQuery query, SearchDocument document) =>
        query.Tags.TrueForAll(tag => document.Tags.Any(own => IsOrBelow(own, tag)))
        && query.Categories.TrueForAll(category => document.Categories.Any(own => IsOrBelow(own, category)))
        && query.Series.TrueForAll(series => document.Series is not null && Fold.Of(document.Series) == series)
        && query.Years.TrueForAll(year => document.Date.Year == year);

    /// <summary><c>a/b</c> is below <c>a</c>.</summary>
    private static bool IsOrBelow(string path, string above)
    {
        var folded = Fold.Of(path);
        return folded.StartsWith(above, StringComparison.Ordinal) && (folded.Length == above.Length || folded[above.Length] == '/');
    }

    private static void Restrict(string phrase, bool wanted, Corpus corpus, Span<bool> allowed, FoldedText folded)
    {
        var terms = TermsOf(phrase);
        var isOneTerm = terms is [var only] && only == phrase;
        for (var i = 0; i < corpus.Leaves.Length; i++)
        {
            var segment = corpus.Leaves[i].Segment;
            var span = allowed.Slice(corpus.BaseOf(i), segment.Count);
            var counts = CountTerms(segment, terms);
            for (var document = 0; document < span.Length; document++)
            {
                if (!span[document]) continue;
                var has = counts[document] == terms.Count && (isOneTerm || Contains(segment.Documents[document], phrase, folded));
                span[document] = has == wanted;
            }
        }
    }

    /// <summary>Terms that every document with the phrase has: pairs of characters; of an identifier its parts, because it may stand in a longer one.</summary>
    private static List<string> TermsOf(string phrase)
    {
        var tokens = Tokenizer.Tokenize(phrase);
        var terms = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            var isPairedUnigram = tokens[i].Kind is TokenKind.Unigram && (Touches(tokens, i, i + 1) || Touches(tokens, i - 1, i));
            var isJoinedWord = tokens[i].Kind is TokenKind.Word && i + 1 < tokens.Count && tokens[i + 1].Kind is TokenKind.Part;
            if (!isPairedUnigram && !isJoinedWord) terms.Add(tokens[i].Of(phrase).ToString());
        }
        return [.. terms];
    }

    /// <summary>Whether one of two tokens is the pair that the other stands in.</summary>
    private static bool Touches(List<Token> tokens, int a, int b) =>
        a >= 0 && b < tokens.Count && (tokens[a].Kind is TokenKind.Bigram || tokens[b].Kind is TokenKind.Bigram)
        && tokens[a].Start <= tokens[b].Start && tokens[a].End >= tokens[b].Start;

    private static int[] CountTerms(Segment segment, List<string> terms)
    {
        var counts = new int[segment.Count];
        var posting = default(Posting);
        foreach (var term in terms)
        {
            var number = segment.Terms.Find(term);
            if (number < 0) continue;
            for (var reader = segment.Read(number); reader.Read(ref posting);) counts[posting.Document]++;
        }
        return counts;
    }

    private static bool Contains(SearchDocument document, string phrase, FoldedText folded)
    {
        if (Has(document.Title) || document.Tags.Any(Has) || document.Categories.Any(Has) || (document.Series is not null && Has(document.Series))) return true;
        foreach (var section in document.Sections)
        {
            if ((section.Heading is not null && Has(section.Heading)) || Has(section.Text) || Has(section.Code)) return true;
            if (section.Math.Length > 0 && Has(Latex.Words(section.Math))) return true;
        }
        return false;

        bool Has(string text) => Spans.IndexOfWord(folded.Of(text), phrase) >= 0;
    }
}
