using System.Globalization;
using System.Text;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Token = Blog.Engine.Search.Analysis.Token;
using BlogTokenizer = Blog.Engine.Search.Analysis.Tokenizer;

namespace Blog.SearchEvaluation;

public enum LuceneAnalysis
{
    /// <summary>The terms of our tokenizer.</summary>
    OurTokens,

    /// <summary>What Lucene.Net ships for Chinese: bigrams.</summary>
    Cjk,
}

/// <summary>The same documents in Lucene.Net: BM25 over title, tags, headings and body with our boosts.</summary>
public sealed class LuceneEngine : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly (string Field, float Boost)[] Fields = [("title", 6), ("tags", 3), ("headings", 2.5f), ("body", 1)];

    private readonly RAMDirectory directory = new();
    private readonly Analyzer analyzer;
    private readonly bool ourTokens;
    private readonly IndexWriter writer;
    private DirectoryReader reader;
    private IndexSearcher searcher;

    public LuceneEngine(IEnumerable<SearchDocument> documents, LuceneAnalysis analysis)
    {
        ourTokens = analysis is LuceneAnalysis.OurTokens;
        analyzer = ourTokens ? new OurAnalyzer() : new CJKAnalyzer(Version);
        writer = new(directory, new(Version, analyzer) { Similarity = new BM25Similarity() });
        foreach (var document in documents) writer.AddDocument(Fielded(document));
        writer.Commit();
        reader = DirectoryReader.Open(writer, applyAllDeletes: true);
        searcher = Searcher(reader);
    }

    /// <summary>What the index takes, in bytes.</summary>
    public long Size => directory.GetSizeInBytes();

    /// <summary>Replaces a document and makes it found.</summary>
    public void Upsert(SearchDocument document)
    {
        writer.UpdateDocument(new("id", document.Id), Fielded(document));
        if (DirectoryReader.OpenIfChanged(reader, writer, applyAllDeletes: true) is not { } next) return;
        reader.Dispose();
        reader = next;
        searcher = Searcher(next);
    }

    /// <summary>The ids of the ten best for a question in words.</summary>
    public IReadOnlyList<string> Find(string question)
    {
        var all = new BooleanQuery();
        foreach (var term in TermsOf(question)) all.Add(AnyField(term), Occur.SHOULD);
        return Ids(all, 10);
    }

    /// <summary>The ids of all documents that have every term of a question.</summary>
    public IReadOnlyList<string> FindAll(string question)
    {
        var all = new BooleanQuery();
        foreach (var term in TermsOf(question)) all.Add(AnyField(term), Occur.MUST);
        return Ids(all, int.MaxValue);
    }

    /// <summary>The ids of all documents that have a run of CJK characters as it stands.</summary>
    public IReadOnlyList<string> FindRun(string run) => FindRun(run, int.MaxValue);

    public IReadOnlyList<string> FindRun(string run, int limit)
    {
        var any = new BooleanQuery();
        foreach (var (field, _) in Fields)
        {
            var phrase = new PhraseQuery();
            for (var i = 0; i + 1 < run.Length; i++) phrase.Add(new(field, run.Substring(i, 2)), i);
            any.Add(phrase, Occur.SHOULD);
        }
        return Ids(any, limit);
    }

    public void Dispose()
    {
        reader.Dispose();
        writer.Dispose();
        analyzer.Dispose();
        directory.Dispose();
    }

    private static IndexSearcher Searcher(DirectoryReader reader) => new(reader) { Similarity = new BM25Similarity() };

    private static Document Fielded(SearchDocument document)
    {
        var body = new StringBuilder();
        foreach (var section in document.Sections) body.AppendLine(section.Text).AppendLine(section.Code);
        return
        [
            new StringField("id", document.Id, Field.Store.YES),
            new TextField("title", document.Title, Field.Store.NO),
            new TextField("tags", string.Join(" , ", document.Tags), Field.Store.NO),
            new TextField("headings", string.Join(" , ", document.Sections.Select(section => section.Heading)), Field.Store.NO),
            new TextField("body", body.ToString(), Field.Store.NO),
        ];
    }

    private static DisjunctionMaxQuery AnyField(string term)
    {
        var any = new DisjunctionMaxQuery(0.1f);
        foreach (var (field, boost) in Fields) any.Add(new TermQuery(new(field, term)) { Boost = boost });
        return any;
    }

    private List<string> TermsOf(string question)
    {
        var terms = new List<string>();
        using var stream = analyzer.GetTokenStream("body", question);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) terms.Add(term.ToString());
        stream.End();
        var paired = ourTokens && terms.Exists(IsPair);
        return [.. terms.Where(text => !paired || !(text.Length == 1 && IsCjk(text[0]))).Distinct()];
    }

    private static bool IsPair(string term) => term.Length == 2 && term.All(IsCjk);

    private static bool IsCjk(char c) => c is >= '\u3041' and <= '\u9fff';

    private List<string> Ids(Query query, int limit) =>
        [.. searcher.Search(query, Math.Min(limit, Math.Max(1, reader.MaxDoc))).ScoreDocs.Select(hit => searcher.Doc(hit.Doc).GetField("id").GetStringValue(CultureInfo.InvariantCulture))];

    private sealed class OurAnalyzer : Analyzer
    {
        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => new(new OurTokenizer(reader));
    }

    /// <summary>Our tokens as Lucene's: those that begin at one place share a position, and what is not a term leaves a gap.</summary>
    private sealed class OurTokenizer : Lucene.Net.Analysis.Tokenizer
    {
        private readonly ICharTermAttribute term;
        private readonly IPositionIncrementAttribute increment;
        private string folded = "";
        private List<Token> tokens = [];
        private int next;
        private int start = -1, end;

        public OurTokenizer(TextReader reader) : base(reader)
        {
            term = AddAttribute<ICharTermAttribute>();
            increment = AddAttribute<IPositionIncrementAttribute>();
        }

        public override void Reset()
        {
            base.Reset();
            var text = m_input.ReadToEnd();
            folded = Fold.Of(text);
            tokens = BlogTokenizer.Tokenize(text);
            (next, start, end) = (0, -1, 0);
        }

        public override bool IncrementToken()
        {
            if (next == tokens.Count) return false;
            var token = tokens[next++];
            ClearAttributes();
            term.SetEmpty().Append(folded.Substring(token.Start, token.Length));
            var isPart = token.Kind is TokenKind.Part || token.Start == start;
            increment.PositionIncrement = isPart ? 0 : token.Start > end ? 2 : 1;
            if (!isPart) (start, end) = (token.Start, token.Kind is TokenKind.Bigram ? end : token.End);
            return true;
        }
    }
}
