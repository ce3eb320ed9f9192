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
        foreach (var phrase in query.Phrases) Restrict(phrase, true, corpus, allowed);
        foreach (var excluded in query.Excluded) Restrict(excluded, false, corpus, allowed);
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

    private static void Restrict(string phrase, bool wanted, Corpus corpus, Span<bool> allowed)
    {
        var terms = TermsOf(phrase);
        var needle = new Needle(phrase);
        var isOneTerm = terms is [var only] && only == phrase && Letters.IsCjk(phrase[0]);
        for (var i = 0; i < corpus.Leaves.Length; i++)
        {
            var segment = corpus.Leaves[i].Segment;
            var span = allowed.Slice(corpus.BaseOf(i), segment.Count);
            var counts = CountTerms(segment, terms);
            for (var document = 0; document < span.Length; document++)
            {
                if (!span[document]) continue;
                var has = counts[document] == terms.Count && (isOneTerm || Contains(segment.Documents[document], needle));
                span[document] = has == wanted;
            }
        }
    }

    /// <summary>Terms that every document with the phrase has: pairs of characters; of an identifier the pieces, because it may stand in a longer one.</summary>
    private static List<string> TermsOf(string phrase)
    {
        var tokens = Tokenizer.Tokenize(phrase);
        var pairs = tokens.Where(token => token.Kind is TokenKind.Bigram).ToList();
        var singles = tokens.Where(token => token.Kind is TokenKind.Unigram && !pairs.Exists(pair => pair.Start <= token.Start && token.End <= pair.End));
        var words = tokens.Where(token => token.Kind is TokenKind.Word).SelectMany(token => PiecesOf(token.Of(phrase).ToString()));
        return [.. pairs.Concat(singles).Select(token => token.Of(phrase).ToString()).Concat(words).Distinct()];
    }

    private static List<string> PiecesOf(string word)
    {
        var pieces = word.TrimStart('@').Split('.', '-').Where(piece => piece.Length > 1).ToList();
        return pieces.Count > 0 ? pieces : [word];
    }

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

    private static bool Contains(SearchDocument document, Needle needle)
    {
        if (Has(document.Title) || document.Tags.Any(Has) || document.Categories.Any(Has) || Has(document.Series)) return true;
        foreach (var section in document.Sections)
        {
            if (Has(section.Heading) || Has(section.Text) || Has(section.Code)) return true;
            if (section.Math.Length > 0 && Has(Latex.Words(section.Math))) return true;
        }
        return false;

        bool Has(string? text) => needle.IsIn(text);
    }
}
