using System.Runtime.InteropServices;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Ranking;

namespace Blog.Engine.Search.Forward;

/// <summary>Reads the terms of one document after the other. One thread.</summary>
internal sealed class TermReader(TermNumbers numbers, int terms)
{
    /// <summary>By term, for the document that is being read.</summary>
    private readonly Place[] places = new Place[terms];
    private readonly float[] counts = new float[terms];
    private readonly bool[] isMet = new bool[terms];
    private readonly List<int> met = [];
    private readonly List<Token> tokens = [];
    private byte[] bytes = [];

    public DocumentReading Read(SearchDocument document)
    {
        foreach (var (name, weight) in WordCounts.NamesOf(document)) AddText(name, [], 0, weight);
        var sections = document.Sections.Read();
        var chunks = Chunks.Of(sections);
        var pieces = chunks.Pieces.ToLookup(piece => (piece.Section, piece.Field));
        var body = 0;
        foreach (var (i, section) in sections.Index())
        {
            AddText(section.Text, [.. pieces[(i, ChunkField.Text)]], body, WordCounts.Text);
            AddText(section.Code, [.. pieces[(i, ChunkField.Code)]], body + section.Text.Length, 0);
            body += section.Text.Length + section.Code.Length;
            AddFormulas(section.Math, pieces[(i, ChunkField.Math)]);
        }
        var packed = chunks.Pack();
        return new(Finish(), packed.List, packed.Text);
    }

    /// <param name="text">A name or a body.</param>
    /// <param name="pieces">Those of the text, none for what is in no chunk.</param>
    /// <param name="before">Characters of the body before it.</param>
    /// <param name="weight">What a word of it counts.</param>
    private void AddText(string text, Piece[] pieces, int before, float weight)
    {
        var folded = Fold.Of(text);
        tokens.Clear();
        Tokenizer.Tokenize(text, folded, tokens);
        var at = 0;
        foreach (var token in CollectionsMarshal.AsSpan(tokens))
        {
            while (at < pieces.Length && token.Start >= pieces[at].Start + pieces[at].Length) at++;
            var chunk = at < pieces.Length ? 1u << pieces[at].Chunk : 0;
            Add(token.Of(folded), new(chunk, chunk != 0 && before + token.End <= Rerank.MaxBody && Stands(token, folded)), WordCounts.Counts(token) ? weight : 0);
        }
    }

    private void AddFormulas(string math, IEnumerable<Piece> pieces)
    {
        if (math.Length == 0) return;
        var words = Latex.Words(math);
        var folded = Fold.Of(words);
        var chunks = pieces.Aggregate(0u, (bits, piece) => bits | (1u << piece.Chunk));
        tokens.Clear();
        Tokenizer.Tokenize(words, folded, tokens);
        foreach (var token in tokens) Add(token.Of(folded), new(chunks, false), 0);
    }

    private void Add(ReadOnlySpan<char> text, Place place, float count)
    {
        var term = numbers.Of(text);
        if (!isMet[term]) met.Add(term);
        isMet[term] = true;
        places[term] |= place;
        counts[term] += count;
    }

    private byte[] Finish()
    {
        met.Sort();
        if (bytes.Length < met.Count * TermEntry.MaxLength) bytes = new byte[met.Count * TermEntry.MaxLength];
        var length = 0;
        foreach (var term in met)
        {
            new TermEntry(places[term], counts[term] < WordCounts.Least ? 0 : counts[term]).Write(bytes, ref length);
            (places[term], counts[term], isMet[term]) = (default, 0, false);
        }
        met.Clear();
        return bytes[..length];
    }

    private static bool Stands(Token token, string folded) => token.Kind switch
    {
        TokenKind.Word => token.Length < Tokenizer.MaxWordLength,
        TokenKind.Part => !(token.Start > 0 && Letters.IsWord(folded[token.Start - 1])) && !(token.End < folded.Length && Letters.IsWord(folded[token.End])),
        _ => true,
    };
}
