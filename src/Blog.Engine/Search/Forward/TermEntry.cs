using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Forward;

/// <summary>
/// What is kept of one term of a document. As bytes, in the order of the terms (<see cref="TermTable"/>), which are not named: the place × 2 + 1 when a count
/// follows, and twice the count.
/// </summary>
/// <param name="Count">As <see cref="Ranking.WordCounts"/> counts; 0 for what is said in passing.</param>
internal readonly record struct TermEntry(Place Place, float Count)
{
    /// <summary>Bytes that an entry takes at most.</summary>
    public const int MaxLength = 2 * Base128.MaxLength;

    public static TermEntry Read(ReadOnlySpan<byte> bytes, ref int position)
    {
        var head = (uint)Base128.Read(bytes, ref position);
        return new(new(head >> 1), (head & 1) == 0 ? 0 : Base128.Read(bytes, ref position) / 2f);
    }

    public void Write(Span<byte> bytes, ref int position)
    {
        Base128.Write(bytes, ref position, ((long)Place.Bits << 1) | (Count > 0 ? 1L : 0));
        if (Count > 0) Base128.Write(bytes, ref position, (long)(Count * 2));
    }
}
