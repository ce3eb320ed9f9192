using System.Runtime.InteropServices;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Ranking;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>In which chunks of a document a term is, a bit each, and whether it stands there as it is: not within a longer word, and not too far down.</summary>
internal readonly record struct Place(uint Chunks, bool Stands)
{
    /// <summary>By far the commonest, so it is not written.</summary>
    public static Place Usual { get; } = new(1, true);
}

/// <summary>The place of every posting, found by cutting all texts into terms once more; kept in the order of the postings, because they are as many.</summary>
internal sealed class TermPlaces
{
    private readonly Segment segment;
    private readonly int[] starts;
    private readonly int[] filled;
    private readonly Place[] places;
    private readonly Dictionary<int, Place> ofDocument = [];
    private readonly List<Token> tokens = [];

    public TermPlaces(Segment segment)
    {
        this.segment = segment;
        starts = new int[segment.Terms.Count + 1];
        for (var term = 0; term < segment.Terms.Count; term++) starts[term + 1] = starts[term] + segment.Frequencies[term];
        filled = new int[segment.Terms.Count];
        places = new Place[starts[^1]];
        foreach (var document in segment.Documents) Add(document);
    }

    /// <summary>The places of a term, for its postings in their order.</summary>
    public ReadOnlySpan<Place> Of(int term) => places.AsSpan(starts[term]..starts[term + 1]);

    private void Add(SearchDocument document)
    {
        ofDocument.Clear();
        foreach (var text in Names(document)) AddText(text, [], int.MaxValue);
        var pieces = Chunks.Of(document).Pieces.ToLookup(piece => (piece.Section, piece.Field));
        var body = 0;
        foreach (var (i, section) in document.Sections.Index())
        {
            AddText(section.Text, [.. pieces[(i, ChunkField.Text)]], body);
            AddText(section.Code, [.. pieces[(i, ChunkField.Code)]], body + section.Text.Length);
            body += section.Text.Length + section.Code.Length;
            AddFormulas(section.Math, pieces[(i, ChunkField.Math)]);
        }
        foreach (var (term, place) in ofDocument) places[starts[term] + filled[term]++] = place;
    }

    private static IEnumerable<string> Names(SearchDocument document) =>
        [document.Title, .. document.Tags, .. document.Categories, document.Series ?? "", .. document.Sections.Heads.Select(head => head.Heading ?? "")];

    /// <param name="text">A name or a body.</param>
    /// <param name="pieces">Those of the text, none for what is in no chunk.</param>
    /// <param name="before">Characters of the body before it.</param>
    private void AddText(string text, Piece[] pieces, int before)
    {
        var folded = Fold.Of(text);
        tokens.Clear();
        Tokenizer.Tokenize(text, folded, tokens);
        var at = 0;
        foreach (var token in CollectionsMarshal.AsSpan(tokens))
        {
            while (at < pieces.Length && token.Start >= pieces[at].Start + pieces[at].Length) at++;
            var chunk = at < pieces.Length ? 1u << pieces[at].Chunk : 0;
            Add(token.Of(folded), chunk, chunk != 0 && before + token.End <= Rerank.MaxBody && Stands(token, folded));
        }
    }

    private void AddFormulas(string math, IEnumerable<Piece> pieces)
    {
        var words = Fold.Of(Latex.Words(math));
        var chunks = pieces.Aggregate(0u, (bits, piece) => bits | (1u << piece.Chunk));
        tokens.Clear();
        Tokenizer.Tokenize(Latex.Words(math), words, tokens);
        foreach (var token in tokens) Add(token.Of(words), chunks, false);
    }

    private void Add(ReadOnlySpan<char> text, uint chunks, bool stands)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(ofDocument, segment.Terms.Find(text), out _);
        place = new(place.Chunks | chunks, place.Stands || stands);
    }

    private static bool Stands(Token token, string folded) => token.Kind switch
    {
        TokenKind.Word => token.Length < Tokenizer.MaxWordLength,
        TokenKind.Part => !(token.Start > 0 && Letters.IsWord(folded[token.Start - 1])) && !(token.End < folded.Length && Letters.IsWord(folded[token.End])),
        _ => true,
    };
}
