using Blog.Engine.Search.Model;
using Blog.Engine.Storage;

namespace Blog.Engine.Search.Storage;

/// <summary>An inverted index over some documents that never changes once made. Documents are numbered from 0.</summary>
internal sealed class Segment
{
    public required SearchDocument[] Documents { get; init; }

    /// <summary>Characters and words in the title and in the body of each document.</summary>
    public required int[] TitleLengths { get; init; }

    public required int[] BodyLengths { get; init; }

    public required TermTable Terms { get; init; }

    /// <summary>Where the postings of each term begin in <see cref="Postings"/>, and the end of the last.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Documents that have each term, those removed since included.</summary>
    public required int[] Frequencies { get; init; }

    public required byte[] Postings { get; init; }

    /// <summary>Where the positions of each term begin in <see cref="Positions"/>, and the end of the last.</summary>
    public required int[] PositionStarts { get; init; }

    public required ColdBytes Positions { get; init; }

    public int Count => Documents.Length;

    public required Names Names { get; init; }

    /// <summary>What positions count in.</summary>
    public TextLayout Layout => field ??= new(Documents);

    /// <summary>Id → number.</summary>
    public Dictionary<string, int> Numbers => field ??= Documents.Select((document, number) => KeyValuePair.Create(document.Id, number)).ToDictionary(StringComparer.Ordinal);

    public PostingReader Read(int term) => new(Postings.AsSpan(Starts[term]..Starts[term + 1]));

    public PositionReader ReadPositions(int term) => new(Positions[PositionStarts[term]..PositionStarts[term + 1]]);
}
