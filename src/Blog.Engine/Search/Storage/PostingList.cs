namespace Blog.Engine.Search.Storage;

/// <summary>
/// Postings as bytes, in the order of documents. Each is the distance from the document before × 4 + kind, then what the kind asks for:
/// 0: once in the body; 1: body units; 2: title units, heading units × 2 + tagged, body units. Numbers are in base 128, the low end first.
/// </summary>
internal ref struct PostingReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;
    private int document = -1;

    public bool Read(ref Posting posting)
    {
        if (position >= bytes.Length) return false;
        var head = Number();
        document += head >> 2;
        posting.Document = document;
        posting.Title = posting.Headings = 0;
        posting.Tagged = false;
        switch (head & 3)
        {
            case 0: posting.Body = Analysis.Token.WholeUnits; break;
            case 1: posting.Body = Number(); break;
            default: ReadFields(ref posting); break;
        }
        return true;
    }

    private void ReadFields(ref Posting posting)
    {
        posting.Title = Number();
        var headings = Number();
        posting.Headings = headings >> 1;
        posting.Tagged = (headings & 1) != 0;
        posting.Body = Number();
    }

    private int Number() => Base128.Read(bytes, ref position);
}

/// <summary>Writes what <see cref="PostingReader"/> reads, one list after the other.</summary>
internal sealed class PostingWriter(int capacity)
{
    private byte[] bytes = new byte[Math.Max(capacity, 1024)];
    private int length;
    private int document = -1;

    public int Length => length;

    /// <summary>The next posting begins a list.</summary>
    public void BeginList() => document = -1;

    public void Write(in Posting posting)
    {
        if (bytes.Length - length < 5 * Base128.MaxLength) Array.Resize(ref bytes, bytes.Length * 2);
        var fields = posting.Title != 0 || posting.Headings != 0 || posting.Tagged;
        var kind = fields ? 2 : posting.Body == Analysis.Token.WholeUnits ? 0 : 1;
        Number(((posting.Document - document) << 2) | kind);
        document = posting.Document;
        if (fields)
        {
            Number(posting.Title);
            Number((posting.Headings << 1) | (posting.Tagged ? 1 : 0));
        }
        if (kind != 0) Number(posting.Body);
    }

    public byte[] ToArray() => bytes.AsSpan(0, length).ToArray();

    private void Number(int value) => Base128.Write(bytes, ref length, value);
}
