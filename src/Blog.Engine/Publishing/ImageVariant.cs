using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Engine.Content.Images;
using Blog.Engine.Content.Posts;

namespace Blog.Engine.Publishing;

/// <summary>
/// A smaller WebP copy of an image, beside it: <c>/media/图.png.w800.webp</c>. The set of copies follows from the size of the image alone, so a page,
/// the server and an export agree on it without a list.
/// </summary>
public sealed partial record ImageVariant(AssetFile Source, int Width)
{
    /// <summary>The longest side of a WebP, in pixels.</summary>
    private const int LongestSide = 16_383;

    /// <summary>Widths in pixels: half a phone's to the text column at two pixels a CSS pixel.</summary>
    private static readonly ImmutableArray<int> Ladder = [480, 800, 1200, 1600];

    /// <summary>The path below <c>/media/</c>.</summary>
    public string Path => $"{Source.Path}.w{Width.ToString(CultureInfo.InvariantCulture)}.webp";

    public SiteUrl Url => Addresses.Media.With(Path);

    /// <summary>Pixels down.</summary>
    public int Height => HeightAt(Source.Image!, Width);

    /// <summary>Every copy of a file, the smallest first; none where it is no still picture or already small.</summary>
    public static IEnumerable<ImageVariant> Of(AssetFile file) => file.Image is { IsResizable: true } image
        ? Ladder.Where(width => width < image.Width && HeightAt(image, width) <= LongestSide).Select(width => new ImageVariant(file, width))
        : [];

    /// <summary>The copy that a path below <c>/media/</c> names, or null.</summary>
    public static ImageVariant? Find(Site site, string path) =>
        Named().Match(path) is { Success: true } name && site.Assets.TryGetValue(name.Groups[1].Value, out var file)
            ? Of(file).FirstOrDefault(variant => variant.Path == path)
            : null;

    /// <summary>The value of <c>srcset</c>; null where there is nothing to choose from. The image itself stands in it up to the largest copy's width.</summary>
    public static string? SourceSet(AssetFile file)
    {
        var variants = Of(file).ToList();
        if (variants.Count == 0) return null;
        var sources = variants.Select(variant => Candidate(variant.Url, variant.Width));
        return string.Join(", ", file.Image!.Width > Ladder[^1] ? sources : sources.Append(Candidate(LinkTable.UrlOf(file), file.Image.Width)));
    }

    private static string Candidate(SiteUrl url, int width) => $"{url} {width.ToString(CultureInfo.InvariantCulture)}w";

    private static int HeightAt(ImageInfo image, int width) => Math.Max(1, (int)Math.Round((double)image.Height * width / image.Width));

    [GeneratedRegex(@"^(.+)\.w[0-9]{1,5}\.webp$", RegexOptions.Singleline)]
    private static partial Regex Named();
}
