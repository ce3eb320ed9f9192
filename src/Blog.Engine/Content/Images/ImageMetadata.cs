namespace Blog.Engine.Content.Images;

/// <summary>Takes out of an image file what tells of it and does not show: place, camera, author, thumbnails, texts; and script. No pixel is touched.</summary>
public static class ImageMetadata
{
    /// <summary>The file without it; equal bytes when it had none. A JPEG keeps its orientation. Never throws for what is in the file.</summary>
    public static byte[] Strip(byte[] file, ImageFormat format) => format switch
    {
        ImageFormat.Jpeg when file.Length > 2 => Jpeg.Strip(file),
        ImageFormat.Png when file.Length > 8 => Png.Strip(file),
        ImageFormat.WebP when file.Length > 12 => WebP.Strip(file),
        ImageFormat.Svg => SvgFilter.Filter(file),
        _ => file,
    };
}
