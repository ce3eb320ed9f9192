using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Blog.Engine.Content.Images;

/// <summary>The size of an SVG in CSS pixels: its <c>width</c> and <c>height</c>, or what of them is missing or relative from its <c>viewBox</c> (SVG 2, 8.9).</summary>
internal static partial class Svg
{
    /// <summary>Editors declare entities in an internal DTD, so it is read; nothing outside the file is, and expansion is bounded.</summary>
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Parse,
        XmlResolver = null,
        MaxCharactersFromEntities = 10_000,
        MaxCharactersInDocument = 1_000_000,
    };

    /// <summary>Largest file that is looked through, in bytes.</summary>
    private const int MaxChecked = 4 << 20;

    public static ImageInfo? Read(Stream stream)
    {
        stream.Position = 0;
        try
        {
            using var xml = XmlReader.Create(stream, Settings);
            return xml.MoveToContent() is XmlNodeType.Element && xml.LocalName == "svg" ? Size(xml) is { } size ? size with { HasScript = HasScript(stream) } : null : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Of a very large drawing nobody asks; it is filtered all the same.</summary>
    private static bool HasScript(Stream stream)
    {
        if (stream.Length > MaxChecked) return false;
        stream.Position = 0;
        var bytes = new byte[stream.Length];
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && SvgFilter.Filter(bytes) != bytes;
    }

    private static ImageInfo? Size(XmlReader svg)
    {
        var (width, height) = (Pixels(svg.GetAttribute("width")), Pixels(svg.GetAttribute("height")));
        var box = Separator().Split((svg.GetAttribute("viewBox") ?? "").Trim()).Select(Number).ToArray();
        var (boxWidth, boxHeight) = box is [_, _, > 0 and var w, > 0 and var h] ? (w, h) : ((double?)null, (double?)null);
        return (width, height) switch
        {
            ({ } x, { } y) => Of(x, y),
            ({ } x, null) => Of(x, x * boxHeight / boxWidth),
            (null, { } y) => Of(y * boxWidth / boxHeight, y),
            _ => Of(boxWidth, boxHeight),
        };
    }

    private static ImageInfo? Of(double? width, double? height) =>
        width is > 0 and <= ImageInfo.LongestSide && height is > 0 and <= ImageInfo.LongestSide
            ? ImageInfo.Of(ImageFormat.Svg, (long)Math.Ceiling(width.Value), (long)Math.Ceiling(height.Value))
            : null;

    private static double? Pixels(string? text) =>
        Length().Match(text ?? "") is { Success: true } length && Number(length.Groups[1].Value) is { } number ? number * InPixels(length.Groups[2].Value) : null;

    /// <summary>CSS Values 4, 6.2; an em is taken for 16 pixels.</summary>
    private static double InPixels(string unit) => unit.ToLowerInvariant() switch
    {
        "in" => 96,
        "cm" => 96 / 2.54,
        "mm" => 96 / 25.4,
        "pt" => 96.0 / 72,
        "pc" or "em" => 16,
        "ex" => 8,
        _ => 1,
    };

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^\s*([0-9.]+(?:[eE][+-]?[0-9]+)?)\s*(px|in|cm|mm|pt|pc|em|ex)?\s*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Length();

    [GeneratedRegex(@"[\s,]+")]
    private static partial Regex Separator();
}
