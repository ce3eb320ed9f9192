using System.Buffers;
using System.Text;

namespace Blog.Engine.Search.Storage;

/// <summary>Fields one after the other. Numbers are in base 128, the low end first; a text is UTF-8 after its length in bytes.</summary>
internal sealed class FieldWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public int Length => bytes.WrittenCount;

    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    public FieldWriter Number(long value)
    {
        var length = 0;
        Base128.Write(bytes.GetSpan(Base128.MaxLongLength), ref length, value);
        bytes.Advance(length);
        return this;
    }

    /// <summary>A number of either sign: 0, -1, 1, -2 … as 0, 1, 2, 3 ….</summary>
    public FieldWriter Signed(long value) => Number((value << 1) ^ (value >> 63));

    public FieldWriter Text(ReadOnlySpan<char> text)
    {
        Number(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
        return this;
    }

    /// <summary>A text that may be missing: one more than its length, or 0.</summary>
    public FieldWriter Optional(string? text)
    {
        if (text is null) return Number(0);
        var utf8 = Encoding.UTF8.GetBytes(text);
        return Number(utf8.Length + 1).Raw(utf8);
    }

    public FieldWriter Texts(IReadOnlyCollection<string> texts)
    {
        Number(texts.Count);
        foreach (var text in texts) Text(text);
        return this;
    }

    public FieldWriter Raw(ReadOnlySpan<byte> raw)
    {
        bytes.Write(raw);
        return this;
    }

    /// <summary>Begins again in the same memory.</summary>
    public FieldWriter Clear()
    {
        bytes.ResetWrittenCount();
        return this;
    }

    public byte[] ToArray() => Written.ToArray();
}
