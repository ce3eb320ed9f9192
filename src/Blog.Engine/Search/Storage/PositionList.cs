namespace Blog.Engine.Search.Storage;

/// <summary>
/// Where terms stand in their documents (<see cref="TextLayout"/>), so that a phrase is found without reading texts. For each posting of a term, in the
/// same order: one place × 2; or the length of what follows in bytes × 2 + 1, then the distance of each place from the one before.
/// A CJK character has only the places at which a run begins or ends: elsewhere a phrase asks for pairs.
/// </summary>
internal ref struct PositionReader(ReadOnlySpan<byte> bytes)
{
    private const int None = -1;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int begin;
    private int next;
    private int end;
    private int single = None;
    private int position;

    /// <summary>The places of this posting as they were written.</summary>
    public readonly ReadOnlySpan<byte> Bytes => bytes[begin..end];

    /// <summary>Goes on to the places of the next posting.</summary>
    public void Next()
    {
        begin = next = end;
        position = 0;
        var head = Base128.Read(bytes, ref next);
        single = (head & 1) == 0 ? head >> 1 : None;
        end = (head & 1) == 0 ? next : next + (head >> 1);
    }

    public bool Read(out int place)
    {
        place = single;
        single = None;
        if (place != None) return true;
        if (next == end) return false;
        place = position += Base128.Read(bytes, ref next);
        return true;
    }
}

/// <summary>Writes what <see cref="PositionReader"/> reads.</summary>
internal sealed class PositionWriter(int capacity)
{
    private byte[] bytes = new byte[Math.Max(capacity, 1024)];
    private int length;

    public int Length => length;

    /// <param name="places">The places of one posting, in order.</param>
    public void Write(ReadOnlySpan<int> places)
    {
        var size = places.Length == 1 ? 0 : SizeOf(places);
        Reserve(size + Base128.MaxLength);
        Base128.Write(bytes, ref length, places.Length == 1 ? places[0] << 1 : (size << 1) | 1);
        for (var i = 0; i < places.Length && places.Length > 1; i++) Base128.Write(bytes, ref length, Distance(places, i));
    }

    /// <param name="written">The places of one posting as <see cref="PositionReader.Bytes"/> gives them.</param>
    public void Write(ReadOnlySpan<byte> written)
    {
        Reserve(written.Length);
        written.CopyTo(bytes.AsSpan(length));
        length += written.Length;
    }

    public byte[] ToArray() => bytes.AsSpan(0, length).ToArray();

    private static int SizeOf(ReadOnlySpan<int> places)
    {
        var size = 0;
        for (var i = 0; i < places.Length; i++) size += Base128.LengthOf(Distance(places, i));
        return size;
    }

    private static int Distance(ReadOnlySpan<int> places, int index) => index == 0 ? places[0] : places[index] - places[index - 1];

    private void Reserve(int size)
    {
        if (bytes.Length - length < size) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + size));
    }
}
