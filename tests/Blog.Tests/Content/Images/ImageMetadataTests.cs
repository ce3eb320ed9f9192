using System.Text;
using Blog.Engine.Content.Images;
using Blog.Engine.Content.Posts;
using SkiaSharp;

namespace Blog.Tests.Content.Images;

public sealed class ImageMetadataTests
{
    public static TheoryData<string> Tainted => ["jpeg", "png", "webp", "moving webp"];

    [Theory]
    [MemberData(nameof(Tainted))]
    public void What_tells_of_a_picture_goes_and_every_pixel_stays(string kind)
    {
        var (file, format) = Sample(kind);
        Assert.Contains(TestImages.Secret, Encoding.Latin1.GetString(file), StringComparison.Ordinal);

        var clean = ImageMetadata.Strip(file, format);

        Assert.DoesNotContain(TestImages.Secret, Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        Assert.Equal(ImageHeader.Read(new MemoryStream(file)), ImageHeader.Read(new MemoryStream(clean)));
        Assert.Equal(clean, ImageMetadata.Strip(clean, format));
        if (kind != "moving webp") Assert.Equal(PixelsOf(file), PixelsOf(clean));
    }

    [Fact]
    public void A_picture_without_metadata_stays_byte_for_byte()
    {
        foreach (var (file, format) in new[]
        {
            (TestImages.Jpeg(30, 20), ImageFormat.Jpeg), (TestImages.Png(30, 20), ImageFormat.Png), (TestImages.WebP(30, 20), ImageFormat.WebP), (TestImages.AnimatedGif(), ImageFormat.Gif),
            (TestImages.PngWith(TestImages.Png(30, 20), ("acTL", new byte[8]), ("gAMA", new byte[4]), ("pHYs", new byte[9])), ImageFormat.Png),
            (TestImages.WebPWith(TestImages.WebP(30, 20), 30, 20, null, isAnimated: true), ImageFormat.WebP),
        })
        {
            Assert.Equal(file, ImageMetadata.Strip(file, format));
        }
    }

    [Fact]
    public void Colours_keep_their_meaning()
    {
        var jpeg = TestImages.Jpeg(30, 20);
        byte[] profile = [0xFF, 0xE2, 0, 18, .. "ICC_PROFILE\0"u8, 1, 1, 7, 7];
        byte[] file = [.. jpeg[..2], .. profile, 0xFF, 0xE2, 0, 8, .. "MPF\0"u8, 1, 1, .. jpeg[2..]];

        var clean = ImageMetadata.Strip(file, ImageFormat.Jpeg);

        Assert.Equal([.. jpeg[..2], .. profile, .. jpeg[2..]], clean);
    }

    private static (byte[] File, ImageFormat Format) Sample(string kind) => kind switch
    {
        "jpeg" => (TestImages.Photo(30, 20, 6), ImageFormat.Jpeg),
        "png" => ([.. TestImages.PngWith(TestImages.Png(30, 20), ("tEXt", Encoding.ASCII.GetBytes("Comment\0" + TestImages.Secret)), ("caNv", Encoding.ASCII.GetBytes(TestImages.Secret))), .. Encoding.ASCII.GetBytes(TestImages.Secret)], ImageFormat.Png),
        "webp" => (TestImages.WebPWith(TestImages.WebP(30, 20), 30, 20, TestImages.Exif(1)), ImageFormat.WebP),
        _ => (TestImages.WebPWith(TestImages.WebP(30, 20), 30, 20, TestImages.Exif(1), isAnimated: true), ImageFormat.WebP),
    };

    private static byte[] PixelsOf(byte[] file)
    {
        using var bitmap = SKBitmap.Decode(file);
        return bitmap.Bytes;
    }
}
