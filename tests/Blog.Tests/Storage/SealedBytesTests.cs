using Blog.Engine.Storage;

namespace Blog.Tests.Storage;

public sealed class SealedBytesTests
{
    [Fact]
    public void A_flipped_bit_anywhere_is_found()
    {
        var whole = Sealed("一篇文章"u8.ToArray(), 7);
        Assert.Equal("一篇文章"u8, Unsealed(whole, 7)!);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            whole[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Unsealed(whole, 7));
            whole[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Bytes_of_another_version_are_not_read() => Assert.Null(Unsealed(Sealed([1, 2, 3], 7), 8));

    private static byte[] Sealed(byte[] bytes, int version)
    {
        using var stream = new MemoryStream();
        SealedBytes.Write(stream, "TESTFILE"u8, version, payload => payload.Write(bytes));
        return stream.ToArray();
    }

    private static byte[]? Unsealed(byte[] bytes, int version) => SealedBytes.Read(new MemoryStream(bytes), "TESTFILE"u8, version, payload =>
    {
        var read = new byte[payload.Length - payload.Position];
        payload.ReadExactly(read);
        return read;
    });
}
