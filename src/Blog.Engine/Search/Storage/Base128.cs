namespace Blog.Engine.Search.Storage;

/// <summary>Numbers that are not negative in groups of seven bits, the low group first; all but the last have the high bit set.</summary>
internal static class Base128
{
    /// <summary>Bytes that a number of 32 bits takes at most.</summary>
    public const int MaxLength = 5;

    /// <summary>Bytes that a number of 64 bits takes at most.</summary>
    public const int MaxLongLength = 10;

    public static int Read(ReadOnlySpan<byte> bytes, ref int position)
    {
        int value = bytes[position++];
        if (value < 0x80) return value;
        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            int next = bytes[position++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    public static void Write(Span<byte> bytes, ref int position, long value)
    {
        for (; value >= 0x80; value >>= 7) bytes[position++] = (byte)(value | 0x80);
        bytes[position++] = (byte)value;
    }

    public static int LengthOf(int value) => value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : MaxLength;
}
