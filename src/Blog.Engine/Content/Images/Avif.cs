namespace Blog.Engine.Content.Images;

/// <summary>AVIF (ISO 23008-12): boxes in boxes; the size of the picture is the largest <c>ispe</c> (a picture of tiles has one for a tile, too).</summary>
internal static class Avif
{
    /// <summary>A "full" box carries four bytes of version and flags.</summary>
    private const int Versioned = 4;

    public static ImageInfo? Read(ImageBytes file)
    {
        if (Boxes(file, (0, file.Length)).FirstOrDefault(box => box.Name == "meta") is not { Name: not null } meta) return null;
        var properties = Boxes(file, (meta.Start + Versioned, meta.End)).Where(box => box.Name == "iprp")
            .SelectMany(box => Boxes(file, (box.Start, box.End))).Where(box => box.Name == "ipco")
            .SelectMany(box => Boxes(file, (box.Start, box.End))).ToList();
        var (width, height) = properties.Where(box => box.Name == "ispe")
            .Select(box => (Width: file.Big32(box.Start + Versioned), Height: file.Big32(box.Start + Versioned + 4)))
            .DefaultIfEmpty().MaxBy(size => (ulong)size.Width * size.Height);
        var isOnItsSide = properties.Exists(box => box.Name == "irot" && (file.Byte(box.Start) & 1) == 1);
        return isOnItsSide ? ImageInfo.Of(ImageFormat.Avif, height, width) : ImageInfo.Of(ImageFormat.Avif, width, height);
    }

    private static IEnumerable<(string Name, long Start, long End)> Boxes(ImageBytes file, (long Start, long End) within)
    {
        var at = within.Start;
        for (var part = 0; part < ImageBytes.MostParts && at + 8 <= Math.Min(within.End, file.Length); part++)
        {
            var length = file.Big32(at);
            if (length < 8) yield break; // 0: to the end of the file, 1: beyond 4 GB; neither stands before what we look for
            yield return (file.Name(at + 4), at + 8, Math.Min(at + length, within.End));
            at += length;
        }
    }
}
