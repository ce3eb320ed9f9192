using Blog.Engine.Content.Images;
using SkiaSharp;

namespace Blog.Media;

/// <summary>Everything that decodes a picture: upright, in sRGB, without metadata. Null where the file does not decode or is not what its header said.</summary>
internal static class Pixels
{
    /// <summary>Of 100: no difference is seen at the size it is shown, at about a third of the bytes of a JPEG.</summary>
    private const int WebPQuality = 82;

    /// <summary>Of 100: for the image itself, which readers zoom into.</summary>
    private const int OriginalQuality = 92;

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>A WebP of <paramref name="width"/> × <paramref name="height"/> pixels.</summary>
    public static byte[]? Resize(byte[] file, ImageInfo image, int width, int height)
    {
        using var upright = Decode(file, image, width);
        using var scaled = upright?.Resize(upright.Info.WithSize(width, height), Smooth);
        return Encode(scaled, SKEncodedImageFormat.Webp, WebPQuality);
    }

    /// <summary>The whole picture in its own format, its pixels turned as the orientation says.</summary>
    public static byte[]? Turn(byte[] file, ImageInfo image)
    {
        using var upright = Decode(file, image, image.Width);
        return Encode(upright, image.Format switch
        {
            ImageFormat.Jpeg => SKEncodedImageFormat.Jpeg,
            ImageFormat.WebP => SKEncodedImageFormat.Webp,
            _ => SKEncodedImageFormat.Png,
        }, OriginalQuality);
    }

    private static byte[]? Encode(SKBitmap? bitmap, SKEncodedImageFormat format, int quality)
    {
        using var data = bitmap?.Encode(format, quality);
        return data?.ToArray();
    }

    /// <summary>Decodes at least <paramref name="width"/> upright pixels across; a JPEG can be decoded at an eighth to seven eighths of its size.</summary>
    private static SKBitmap? Decode(byte[] file, ImageInfo image, int width)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || !image.IsResizable || codec.Info.Size != Stored(image)) return null;
        var scaled = codec.GetScaledDimensions((float)width / image.Width);
        var size = (long)scaled.Width * image.Width >= (long)width * codec.Info.Width && OnItsSide(image) is false ? scaled : codec.Info.Size;
        using var srgb = SKColorSpace.CreateSrgb();
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, codec.Info.AlphaType is SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, srgb));
        // What is missing of a cut file stays empty, as in a browser.
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success or SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput) return Upright(bitmap, image);
        bitmap.Dispose();
        return null;
    }

    private static SKSizeI Stored(ImageInfo image) => OnItsSide(image) ? new(image.Height, image.Width) : new(image.Width, image.Height);

    private static bool OnItsSide(ImageInfo image) => image.Orientation >= 5;

    private static SKBitmap Upright(SKBitmap stored, ImageInfo image)
    {
        if (image.Orientation == 1) return stored;
        var upright = new SKBitmap(stored.Info.WithSize(OnItsSide(image) ? new(stored.Height, stored.Width) : stored.Info.Size));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(Turning(image.Orientation, stored.Width, stored.Height));
        canvas.DrawBitmap(stored, 0, 0, SKSamplingOptions.Default);
        stored.Dispose();
        return upright;
    }

    /// <summary>From stored to upright pixels; the orientations of EXIF (CIPA DC-008, 4.6.4).</summary>
    private static SKMatrix Turning(int orientation, float width, float height) => orientation switch
    {
        2 => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        3 => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        4 => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        5 => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        6 => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        7 => new(0, -1, height, -1, 0, width, 0, 0, 1),
        8 => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
