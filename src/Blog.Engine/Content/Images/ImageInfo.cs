namespace Blog.Engine.Content.Images;

public enum ImageFormat
{
    Jpeg,
    Png,
    WebP,
    Gif,
    Avif,
    Bmp,
    Svg,
}

/// <summary>What the header of an image file says of it.</summary>
/// <param name="Format">Known by the first bytes, whatever the file is called.</param>
/// <param name="Width">Pixels across, as shown: after the orientation was applied.</param>
/// <param name="Height">Pixels down, as shown.</param>
public sealed record ImageInfo(ImageFormat Format, int Width, int Height)
{
    /// <summary>The longest side that is believed, in pixels.</summary>
    public const int LongestSide = 65_535;

    /// <summary>The most pixels that are ever decoded: 200 MB of memory. A file of a few kilobytes can claim far more.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>How the stored pixels have to be turned to be upright: EXIF's tag 0x0112, 1 (as stored) to 8.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>More than one frame (PNG and WebP; a GIF is never touched, so nobody asks).</summary>
    public bool IsAnimated { get; init; }

    /// <summary>Whether smaller copies of it can be made.</summary>
    public bool IsResizable => CarriesMetadata && !IsAnimated && (long)Width * Height <= MostPixels;

    /// <summary>A format in which cameras and editors hide where and by whom a picture was taken, and from which we can take it out.</summary>
    public bool CarriesMetadata => Format is ImageFormat.Jpeg or ImageFormat.Png or ImageFormat.WebP;

    /// <summary>A drawing in which something would run where it is opened by itself.</summary>
    public bool HasScript { get; init; }

    /// <summary>Whether readers may get other bytes than those of the file.</summary>
    public bool IsFiltered => CarriesMetadata || Format is ImageFormat.Svg;

    public string MediaType => Format switch
    {
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.Png => "image/png",
        ImageFormat.WebP => "image/webp",
        ImageFormat.Gif => "image/gif",
        ImageFormat.Avif => "image/avif",
        ImageFormat.Bmp => "image/bmp",
        _ => "image/svg+xml",
    };

    /// <summary>From the size of the stored pixels; null when no picture has such a size.</summary>
    internal static ImageInfo? Of(ImageFormat format, long width, long height, int orientation = 1)
    {
        if (width is < 1 or > LongestSide || height is < 1 or > LongestSide) return null;
        var isOnItsSide = orientation >= 5;
        return new(format, (int)(isOnItsSide ? height : width), (int)(isOnItsSide ? width : height)) { Orientation = orientation };
    }
}
