using System.Runtime.InteropServices;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>The documents of a segment that have the terms of a phrase seen so far, in order; and where in each the phrase may begin.</summary>
internal sealed class PhraseMatches
{
    private readonly List<int> documents = [];

    /// <summary>By document: the end of its places in <see cref="starts"/>.</summary>
    private readonly List<int> ends = [];
    private readonly List<int> starts = [];

    private PhraseMatches()
    {
    }

    public List<int> Documents => documents;

    /// <summary>Where the phrase may begin in one of the documents.</summary>
    public ReadOnlySpan<int> StartsIn(int index) => CollectionsMarshal.AsSpan(starts)[(index == 0 ? 0 : ends[index - 1])..ends[index]];

    /// <summary>The allowed documents that have a term, which stands so far behind the beginning of the phrase.</summary>
    public static PhraseMatches Of(Segment segment, int term, int offset, ReadOnlySpan<bool> allowed)
    {
        var matches = new PhraseMatches();
        var positions = segment.ReadPositions(term);
        var posting = default(Posting);
        for (var reader = segment.Read(term); reader.Read(ref posting);)
        {
            positions.Next();
            if (!allowed[posting.Document]) continue;
            while (positions.Read(out var place)) matches.starts.Add(place - offset);
            matches.documents.Add(posting.Document);
            matches.ends.Add(matches.starts.Count);
        }
        return matches;
    }

    /// <summary>Keeps what a further term agrees with.</summary>
    public void Restrict(Segment segment, int term, int offset)
    {
        var positions = segment.ReadPositions(term);
        var posting = default(Posting);
        var (kept, keptStarts, from, next) = (0, 0, 0, 0);
        for (var reader = segment.Read(term); reader.Read(ref posting);)
        {
            positions.Next();
            while (next < documents.Count && documents[next] < posting.Document) from = ends[next++];
            if (next == documents.Count) break;
            if (documents[next] != posting.Document) continue;
            var to = ends[next++];
            var end = KeepCommon(from..to, keptStarts, ref positions, offset);
            from = to;
            if (end == keptStarts) continue;
            (documents[kept], ends[kept++], keptStarts) = (posting.Document, end, end);
        }
        documents.RemoveRange(kept, documents.Count - kept);
        ends.RemoveRange(kept, ends.Count - kept);
        starts.RemoveRange(keptStarts, starts.Count - keptStarts);
    }

    private int KeepCommon(Range range, int end, ref PositionReader positions, int offset)
    {
        var (i, to) = (range.Start.Value, range.End.Value);
        var isRead = positions.Read(out var place);
        while (isRead && i < to)
        {
            if (place - offset == starts[i]) starts[end++] = starts[i];
            if (place - offset <= starts[i]) isRead = positions.Read(out place);
            else i++;
        }
        return end;
    }
}
