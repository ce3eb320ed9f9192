using System.Runtime.InteropServices;
using System.Text;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Storage;

/// <summary>Documents → one segment. One thread, used once.</summary>
internal sealed class SegmentBuilder
{
    private readonly Dictionary<ulong, int> grams = [];
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> wordLookup;
    private readonly List<Token> tokens = [];

    /// <summary>The term of each entry of <see cref="postings"/>, in the order they were met.</summary>
    private readonly List<int> terms = [];
    private readonly List<Posting> postings = [];

    /// <summary>By term: its last place in <see cref="postings"/>.</summary>
    private readonly List<int> latest = [];

    /// <summary>The posting of each entry of <see cref="positions"/>, in the order they were met.</summary>
    private readonly List<int> owners = [];
    private readonly List<int> positions = [];

    /// <summary>Where the next text of the document begins, all its texts laid one behind the other.</summary>
    private int offset;
    private char[] folded = new char[4096];

    private SegmentBuilder() => wordLookup = words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static Segment Build(IReadOnlyList<SearchDocument> documents)
    {
        var builder = new SegmentBuilder();
        var titleLengths = new int[documents.Count];
        var bodyLengths = new int[documents.Count];
        for (var number = 0; number < documents.Count; number++) (titleLengths[number], bodyLengths[number]) = builder.Add(documents[number], number);
        return builder.Finish([.. documents], titleLengths, bodyLengths);
    }

    private (int Title, int Body) Add(SearchDocument document, int number)
    {
        offset = 0;
        var title = Count(document.Title, number, static (ref posting, units) => posting.Title = Math.Min(posting.Title + units, Posting.MaxTitleUnits));
        foreach (var tag in document.Tags) Count(tag, number, static (ref posting, _) => posting.Tagged = true);
        foreach (var category in document.Categories) Count(category, number, static (ref posting, _) => posting.Tagged = true);
        if (document.Series is not null) Count(document.Series, number, static (ref posting, _) => posting.Tagged = true);
        var body = 0;
        var sections = document.Sections.Read();
        foreach (var section in sections) body += AddSection(section, number);
        foreach (var section in sections)
        {
            if (section.Math.Length > 0) Count(Latex.Words(section.Math), number, static (ref posting, _) => posting.Body++);
        }
        return (title, body);
    }

    private int AddSection(SearchSection section, int number)
    {
        Count(section.Heading, number, static (ref posting, units) => posting.Headings = Math.Min(posting.Headings + units, Posting.MaxHeadingUnits));
        return Count(section.Text, number, CountInBody) + Count(section.Code, number, CountInBody);
    }

    private static void CountInBody(ref Posting posting, int units) => posting.Body += units;

    private delegate void Counter(ref Posting posting, int units);

    /// <summary>Counts the terms of one text and gives its length in characters and words.</summary>
    private int Count(string? text, int number, Counter count)
    {
        if (string.IsNullOrEmpty(text)) return 0;
        if (folded.Length < text.Length) folded = new char[text.Length];
        var characters = folded.AsSpan(0, text.Length);
        Fold.Into(text, characters);
        tokens.Clear();
        Tokenizer.Tokenize(text, characters, tokens);
        var length = 0;
        foreach (var token in CollectionsMarshal.AsSpan(tokens))
        {
            var posting = PostingOf(TermOf(token, characters), number);
            count(ref CollectionsMarshal.AsSpan(postings)[posting], token.Units);
            if (token.Kind is not TokenKind.Unigram || IsAtEdge(token, characters)) AddPosition(posting, offset + token.Start);
            if (token.Kind is TokenKind.Unigram or TokenKind.Word) length++;
        }
        offset += text.Length + 1;
        return length;
    }

    private void AddPosition(int posting, int position)
    {
        owners.Add(posting);
        positions.Add(position);
    }

    /// <summary>Whether a CJK run begins or ends with the character.</summary>
    private static bool IsAtEdge(Token token, ReadOnlySpan<char> characters) =>
        token.Start == 0 || token.End == characters.Length || !Letters.IsCjk(characters[token.Start - 1]) || !Letters.IsCjk(characters[token.End]);

    private int TermOf(Token token, ReadOnlySpan<char> characters)
    {
        var text = token.Of(characters);
        ref var term = ref (token.Kind is TokenKind.Unigram or TokenKind.Bigram
            ? ref CollectionsMarshal.GetValueRefOrAddDefault(grams, GramKey.From(text), out var known)
            : ref CollectionsMarshal.GetValueRefOrAddDefault(wordLookup, text, out known));
        if (known) return term;
        latest.Add(-1);
        return term = latest.Count - 1;
    }

    /// <summary>The place in <see cref="postings"/> of a term in the present document.</summary>
    private int PostingOf(int term, int number)
    {
        var place = latest[term];
        if (place < 0 || postings[place].Document != number)
        {
            latest[term] = place = postings.Count;
            terms.Add(term);
            postings.Add(new() { Document = number });
        }
        return place;
    }

    private Segment Finish(SearchDocument[] documents, int[] titleLengths, int[] bodyLengths)
    {
        var (table, order) = SortedTerms();
        var places = PlacesByTerm(out var bounds);
        var sorted = PositionsByPosting(out var positionBounds);
        var writer = new PostingWriter(postings.Count * 3);
        var positionWriter = new PositionWriter(positions.Count * 2);
        var starts = new int[order.Length + 1];
        var positionStarts = new int[order.Length + 1];
        var frequencies = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            writer.BeginList();
            for (var p = bounds[order[i]]; p < bounds[order[i] + 1]; p++)
            {
                var place = places[p];
                writer.Write(postings[place]);
                positionWriter.Write(sorted.AsSpan(positionBounds[place]..positionBounds[place + 1]));
            }
            starts[i + 1] = writer.Length;
            positionStarts[i + 1] = positionWriter.Length;
            frequencies[i] = bounds[order[i] + 1] - bounds[order[i]];
        }
        return new()
        {
            Documents = documents,
            Names = Names.Of(documents),
            TitleLengths = titleLengths,
            BodyLengths = bodyLengths,
            Terms = table,
            Starts = starts,
            Frequencies = frequencies,
            Postings = writer.ToArray(),
            PositionStarts = positionStarts,
            Positions = new(positionWriter.ToArray()),
        };
    }

    /// <summary>The table, and by number in the table the term as it was counted here.</summary>
    private (TermTable Table, int[] Order) SortedTerms()
    {
        var keys = grams.Keys.ToArray();
        var gramTerms = grams.Values.ToArray();
        Array.Sort(keys, gramTerms);
        var bytes = words.Keys.Select(Encoding.UTF8.GetBytes).ToArray();
        var wordTerms = words.Values.ToArray();
        Array.Sort(bytes, wordTerms, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        return (new(keys, [.. bytes.SelectMany(word => word)], StartsOf(bytes)), [.. gramTerms, .. wordTerms]);
    }

    private static int[] StartsOf(byte[][] words)
    {
        var starts = new int[words.Length + 1];
        for (var i = 0; i < words.Length; i++) starts[i + 1] = starts[i] + words[i].Length;
        return starts;
    }

    /// <summary>Places in <see cref="postings"/> sorted by term, and where each term begins.</summary>
    private int[] PlacesByTerm(out int[] bounds)
    {
        var keys = CollectionsMarshal.AsSpan(terms);
        bounds = BoundsOf(keys, latest.Count);
        var next = bounds[..^1];
        var places = new int[keys.Length];
        for (var place = 0; place < keys.Length; place++) places[next[keys[place]]++] = place;
        return places;
    }

    /// <summary>Positions sorted by place in <see cref="postings"/>, and where each posting begins.</summary>
    private int[] PositionsByPosting(out int[] bounds)
    {
        var keys = CollectionsMarshal.AsSpan(owners);
        var values = CollectionsMarshal.AsSpan(positions);
        bounds = BoundsOf(keys, postings.Count);
        var next = bounds[..^1];
        var sorted = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++) sorted[next[keys[i]]++] = values[i];
        return sorted;
    }

    /// <summary>Where each of so many keys begins among sorted ones, and the end of the last: a counting sort keeps the order of equals.</summary>
    private static int[] BoundsOf(ReadOnlySpan<int> keys, int count)
    {
        var bounds = new int[count + 1];
        foreach (var key in keys) bounds[key + 1]++;
        for (var i = 0; i < count; i++) bounds[i + 1] += bounds[i];
        return bounds;
    }
}
