using System.Text;
using Blog.Engine.Content.Images;
using Blog.Engine.Content.Posts;
using CsCheck;

namespace Blog.Tests.Content.Images;

public sealed class ImageHeaderTests
{
    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.WebP)]
    public void The_size_is_what_the_encoder_was_told(ImageFormat format) => Gen.Int[1, 3000].Select(Gen.Int[1, 40]).Sample((width, height) =>
    {
        var file = format switch { ImageFormat.Jpeg => TestImages.Jpeg(width, height), ImageFormat.Png => TestImages.Png(width, height), _ => TestImages.WebP(width, height) };
        Assert.Equal(new(format, width, height), Read(file));
    }, iter: 20);

    [Theory]
    [InlineData(1, 30, 20)]
    [InlineData(3, 30, 20)]
    [InlineData(5, 20, 30)]
    [InlineData(6, 20, 30)]
    [InlineData(8, 20, 30)]
    [InlineData(9, 30, 20)]
    [InlineData(0, 30, 20)]
    public void The_size_is_that_of_the_upright_picture(int orientation, int width, int height)
    {
        var exif = TestImages.Exif(orientation);
        Assert.Equal((width, height), Size(TestImages.JpegWith(TestImages.Jpeg(30, 20), exif)));
        Assert.Equal((width, height), Size(TestImages.PngWith(TestImages.Png(30, 20), ("eXIf", exif[6..]))));
        Assert.Equal((width, height), Size(TestImages.WebPWith(TestImages.WebP(30, 20), 30, 20, exif)));
    }

    [Fact]
    public void Moving_pictures_are_known_and_have_no_smaller_copies()
    {
        Assert.Equal(new(ImageFormat.Gif, 3, 2), Read(TestImages.AnimatedGif()));
        Assert.True(Read(TestImages.PngWith(TestImages.Png(900, 2), ("acTL", new byte[8]))) is { IsAnimated: true, IsResizable: false });
        Assert.True(Read(TestImages.WebPWith(TestImages.WebP(900, 2), 900, 2, null, isAnimated: true)) is { IsAnimated: true, IsResizable: false });
        Assert.True(Read(TestImages.Png(900, 2)) is { IsAnimated: false, IsResizable: true });
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'/>", 300, 200)]
    [InlineData("<svg width='300px' height='200.4px' viewBox='0 0 3 2'/>", 300, 201)]
    [InlineData("<svg viewBox='0 0 640 480'/>", 640, 480)]
    [InlineData("<svg viewBox=' -5,-5 , 640 480 '/>", 640, 480)]
    [InlineData("<svg width='100%' height='100%' viewBox='0 0 640 480'/>", 640, 480)]
    [InlineData("<svg width='320' viewBox='0 0 640 480'/>", 320, 240)]
    [InlineData("<svg height='1in' viewBox='0 0 200 100'/>", 192, 96)]
    [InlineData("<svg width='72pt' height='2.54cm'/>", 96, 96)]
    [InlineData("\uFEFF<?xml version='1.0' encoding='utf-8'?>\n<!-- 图 --><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n<svg width='3' height='2'/>", 3, 2)]
    [InlineData("<!DOCTYPE svg [<!ENTITY ns 'http://ns.adobe.com/x'>]><svg xmlns:x='&ns;' width='3' height='2'/>", 3, 2)]
    public void The_size_of_a_drawing_is_read_from_its_root(string svg, int width, int height) => Assert.Equal((width, height), Size(Encoding.UTF8.GetBytes(svg)));

    [Theory]
    [InlineData("<svg/>")]
    [InlineData("<svg width='0' height='5'/>")]
    [InlineData("<svg width='-3' height='5'/>")]
    [InlineData("<svg width='1e300' height='5'/>")]
    [InlineData("<svg width='NaN' height='NaN'/>")]
    [InlineData("<svg viewBox='0 0 x 5'/>")]
    [InlineData("<html width='3' height='2'/>")]
    [InlineData("<svg width='3' height='2'")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>]><svg id='&e;' width='3' height='2'/>")]
    [InlineData("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg width='&x;' height='2'/>")]
    [InlineData("")]
    [InlineData("png")]
    public void What_says_no_size_has_none(string text) => Assert.Null(Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void An_avif_has_the_size_of_the_whole_picture()
    {
        byte[] Box(string name, params byte[][] content) =>
            [0, 0, (byte)((content.Sum(part => part.Length) + 8) >> 8), (byte)(content.Sum(part => part.Length) + 8), .. Encoding.ASCII.GetBytes(name), .. content.SelectMany(part => part)];
        byte[] Extents(byte width, byte height) => Box("ispe", [0, 0, 0, 0, 0, 0, 0, width, 0, 0, 0, height]);
        byte[] File(params byte[][] properties) => [.. Box("ftyp", [.. "avif\0\0\0\0"u8]), .. Box("meta", [0, 0, 0, 0], Box("iprp", Box("ipco", properties)))];

        Assert.Equal(new(ImageFormat.Avif, 200, 100), Read(File(Extents(64, 64), Extents(200, 100))));
        Assert.Equal((100, 200), Size(File(Extents(200, 100), Box("irot", [1]))));
        Assert.Null(Read(File()));
    }

    [Theory]
    [InlineData(0u, 5u)]
    [InlineData(5u, 0u)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(70_000u, 1u)]
    public void A_size_that_no_picture_has_is_not_believed(uint width, uint height) => Assert.Null(Read(TestImages.PngClaiming(width, height)));

    [Fact]
    public void A_claim_of_too_many_pixels_is_believed_but_not_decoded() =>
        Assert.True(Read(TestImages.PngClaiming(50_000, 50_000)) is { Width: 50_000, IsResizable: false });

    [Fact]
    public void A_file_cut_anywhere_is_read_or_refused_but_never_throws()
    {
        foreach (var file in Samples())
        {
            for (var length = 0; length < Math.Min(file.Length, 400); length++) _ = Read(file[..length]);
        }
    }

    [Fact]
    public void Bytes_changed_anywhere_never_throw()
    {
        var samples = Samples();
        Gen.Int[0, samples.Length - 1].Select(Gen.Int[0, 300].Select(Gen.Byte).Array[0, 12]).Sample((sample, changes) =>
        {
            var changed = samples[sample].ToArray();
            foreach (var (at, value) in changes) changed[at % changed.Length] = value;
            _ = Read(changed);
            foreach (var format in Enum.GetValues<ImageFormat>()) _ = ImageMetadata.Strip(changed, format);
        }, iter: 20_000);
    }

    [Fact]
    public void Random_bytes_never_throw() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        _ = Read(bytes);
        foreach (var format in Enum.GetValues<ImageFormat>()) _ = ImageMetadata.Strip(bytes, format);
    }, iter: 20_000);

    private static byte[][] Samples() =>
    [
        TestImages.Photo(30, 20, 6), TestImages.PngWith(TestImages.Png(30, 20), ("eXIf", TestImages.Exif(6)[6..])), TestImages.WebP(30, 20),
        TestImages.WebPWith(TestImages.WebP(30, 20), 30, 20, TestImages.Exif(6)), TestImages.AnimatedGif(), [.. "<svg width='3' height='2' viewBox='0 0 3 2'/>"u8],
        [0, 0, 0, 16, .. "ftypavif\0\0\0\0"u8, 0, 0, 0, 44, .. "meta\0\0\0\0"u8, 0, 0, 0, 36, .. "iprp"u8, 0, 0, 0, 28, .. "ipco"u8, 0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 9],
    ];

    private static ImageInfo? Read(byte[] file) => ImageHeader.Read(new MemoryStream(file));

    private static (int, int)? Size(byte[] file) => Read(file) is { } image ? (image.Width, image.Height) : null;
}
