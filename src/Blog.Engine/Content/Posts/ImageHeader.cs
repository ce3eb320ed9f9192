using Blog.Engine.Content.Images;

namespace Blog.Engine.Content.Posts;

/// <summary>Reads the header of an image: a few hundred bytes, no pixels.</summary>
public static class ImageHeader
{
    public static readonly DiagnosticRule Unreadable = new("BLOG020", Severity.Warning, "an image file is damaged");
    public static readonly DiagnosticRule Huge = new("BLOG021", Severity.Info, "an image has too many pixels to be resized");

    public static readonly DiagnosticRule Scripted = new("BLOG022", Severity.Warning, "a drawing has script, which is taken out");

    /// <summary>Whether the name of a file promises an image whose size we can read.</summary>
    public static bool IsPromisedBy(SitePath path) =>
        path.Extension is ".jpg" or ".jpeg" or ".png" or ".apng" or ".webp" or ".gif" or ".avif" or ".bmp" or ".svg";

    /// <summary>What the header says; null when the bytes are no image that we know. Throws only what <paramref name="stream"/> throws.</summary>
    public static ImageInfo? Read(Stream stream)
    {
        var file = new ImageBytes(stream);
        var start = file.Read(0, 16);
        return start switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Jpeg.Read(file),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png.Read(file),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP.Read(file),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => ImageInfo.Of(ImageFormat.Gif, file.Little16(6), file.Little16(8)),
            [(byte)'B', (byte)'M', ..] => ImageInfo.Of(ImageFormat.Bmp, file.Little32(18), Math.Abs((long)(int)file.Little32(22))),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', ..] => Avif.Read(file),
            _ => Svg.Read(stream),
        };
    }

    /// <summary>What an author should know of an image file; null when all is well.</summary>
    internal static Diagnostic? Check(AssetFile file)
    {
        if (file.Image is null) return IsPromisedBy(file.Path) ? Unreadable.At(Place.WholeFile(file.Path), "the file is called an image but its size cannot be read; save it again") : null;
        if (file.Image.HasScript) return Scripted.At(Place.WholeFile(file.Path), "the drawing has script, event attributes or other parts that would run where it is opened; readers get it without them");
        var isHuge = file.Image is { CarriesMetadata: true, IsAnimated: false, IsResizable: false };
        return isHuge ? Huge.At(Place.WholeFile(file.Path), $"{file.Image.Width} × {file.Image.Height} pixels are more than {ImageInfo.MostPixels / 1_000_000} million, so readers get the whole file; make it smaller") : null;
    }
}
