using Blog.Engine.Search;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;
using CsCheck;

namespace Blog.Tests.Search;

/// <summary>The index against the plainest possible search over the same documents.</summary>
public sealed class OracleTests
{
    [Fact]
    public void Documents_that_cover_the_whole_question_are_those_that_have_all_its_words() =>
        Gen.Select(RandomDocuments.Document(20).Array[0, 25], RandomDocuments.Query).Sample((documents, query) =>
        {
            var index = Documents.Index(documents);
            var distinct = Distinct(documents);
            var terms = TermsOf(query);
            if (terms.Count == 0 || !terms.All(term => distinct.Exists(document => TermsOf(document).Contains(term)))) return; // an unknown word is corrected or left out
            var expected = distinct.Where(document => terms.IsSubsetOf(TermsOf(document))).Select(document => document.Id).Order();
            var found = index.Query(new(query) { Limit = 100 }).Hits.Where(hit => hit.Coverage > 0.999).Select(hit => hit.Id).Order();
            Assert.Equal(expected, found);
        });

    [Fact]
    public void A_phrase_is_found_exactly_where_the_text_has_it() =>
        Gen.Select(RandomDocuments.Document(20).Array[0, 25], RandomDocuments.Phrase).Where(pair => TermsOf(pair.Item2).Count > 0).Sample((documents, phrase) =>
        {
            var index = Documents.Index(documents);
            var expected = Distinct(documents).Where(document => TextsOf(document).Any(text => HasPhrase(Fold.Of(text), Fold.Of(phrase)))).Select(document => document.Id).Order();
            Assert.Equal(expected, index.Query(new($"\"{phrase}\"") { Limit = 100 }).Hits.Select(hit => hit.Id).Order());
        });

    [Fact]
    public void However_an_index_came_to_be_it_answers_like_one_made_at_once() =>
        Gen.Select(RandomDocuments.Document(12).Array[0, 5].Array[1, 12], Gen.Int[0, 11].Array[0, 3].Array[12], RandomDocuments.Query.Array[3]).Sample((batches, removals, queries) =>
        {
            var index = SearchIndex.Empty;
            for (var i = 0; i < batches.Length; i++) index = index.With(batches[i], removals[i].Select(id => $"post-{id:00}"));
            var alive = Enumerable.Range(0, 12).Select(id => index.Find($"post-{id:00}")).OfType<SearchDocument>().ToList();
            var fresh = Documents.Index(alive);
            Assert.Equal(alive.Count, index.Count);
            foreach (var query in queries) AssertSame(fresh, index, query);
        }, iter: 200);

    [Fact]
    public void An_index_that_was_saved_and_loaded_answers_the_same() =>
        Gen.Select(RandomDocuments.Document(12).Array[0, 6].Array[1, 4], RandomDocuments.Query).Sample((batches, query) =>
        {
            var index = batches.Aggregate(SearchIndex.Empty, (index, batch) => index.With(batch, []));
            var documents = Enumerable.Range(0, 12).Select(id => index.Find($"post-{id:00}")).OfType<SearchDocument>().ToList();
            AssertSame(index, PersistenceTests.SaveAndLoad(index, documents)!, query);
        });

    internal static void AssertSame(SearchIndex expected, SearchIndex actual, string query)
    {
        var (a, b) = (expected.Query(new(query) { Limit = 100, WithFacets = true }), actual.Query(new(query) { Limit = 100, WithFacets = true }));
        Assert.Equal(a.Total, b.Total);
        Assert.Equal(a.DidYouMean, b.DidYouMean);
        Assert.Equal(a.Facets.Tags, b.Facets.Tags);
        Assert.Equal(a.Hits.Select(Shown), b.Hits.Select(Shown));
    }

    private static (string, string, string, string?, string) Shown(SearchHit hit) =>
        (hit.Id, hit.Score.ToString("n3", System.Globalization.CultureInfo.InvariantCulture), hit.SnippetHtml, hit.Anchor, hit.TitleHtml);

    private static List<SearchDocument> Distinct(IEnumerable<SearchDocument> documents) => [.. documents.GroupBy(document => document.Id).Select(group => group.Last())];

    private static IEnumerable<string> TextsOf(SearchDocument document) =>
        [document.Title, .. document.Tags, .. document.Sections.SelectMany(section => new[] { section.Heading ?? "", section.Text, section.Code })];

    private static HashSet<string> TermsOf(SearchDocument document) => [.. TextsOf(document).SelectMany(text => AllTerms(text, TokenKind.Unigram))];

    /// <summary>What a question asks for: pairs, and single characters only where they stand alone; whole words with their parts.</summary>
    private static HashSet<string> TermsOf(string query) =>
        [.. query.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => AllTerms(word, word.Length == 1 ? TokenKind.Unigram : TokenKind.Bigram))];

    private static IEnumerable<string> AllTerms(string text, TokenKind least)
    {
        var folded = Fold.Of(text);
        return Tokenizer.Tokenize(text).Where(token => token.Kind >= least).Select(token => token.Of(folded).ToString());
    }

    private static bool HasPhrase(string text, string phrase)
    {
        for (var at = text.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            var end = at + phrase.Length;
            if (!(IsWord(phrase[0]) && at > 0 && IsWord(text[at - 1])) && !(IsWord(phrase[^1]) && end < text.Length && IsWord(text[end]))) return true;
        }
        return false;
    }

    private static bool IsWord(char c) => c == '_' || char.IsAsciiLetterOrDigit(c);
}
