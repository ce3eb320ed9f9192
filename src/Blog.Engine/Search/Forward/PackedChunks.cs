using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Forward;

/// <summary>The chunks of a document as they are fetched.</summary>
/// <param name="List">Their number; when there are any, the <see cref="ShortHash"/> of the text; of each its bytes in the text, and its characters of text and code.</param>
/// <param name="Text">One chunk after the other, each packed by itself: it is fetched by its range, and where a file server knows no ranges, with the others.</param>
internal sealed record PackedChunks(byte[] List, byte[] Text)
{
    /// <summary>The hash in a list; empty when there are no chunks.</summary>
    public static ReadOnlySpan<byte> HashIn(ReadOnlySpan<byte> list)
    {
        var position = 0;
        return Base128.Read(list, ref position) == 0 ? [] : list.Slice(position, ShortHash.Length);
    }
}
