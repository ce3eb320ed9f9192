using System.Globalization;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Markup.Syntax.Links;

/// <summary>What an <c>img</c> says besides its address: its size, so that the page does not jump, and the copies a browser may take instead.</summary>
internal static class ImageAttributes
{
    /// <summary>The text column at its widest, in CSS pixels.</summary>
    private const int Column = 704;

    /// <summary>A size the author asked for goes before the file's; a width alone scales the height.</summary>
    public static IEnumerable<(string Name, string Value)> Of(LinkTarget.File file, ImageSize? asked, RenderTarget target)
    {
        var size = ImageSize.Of(asked, file.Width, file.Height);
        if (size?.Width is { } width) yield return ("width", Text(width));
        if (size?.Height is { } height) yield return ("height", Text(height));
        if (file.SourceSet is null || target is not RenderTarget.Page) yield break;
        yield return ("srcset", file.SourceSet);
        yield return ("sizes", Sizes(size?.Width ?? Column));
    }

    private static string Sizes(int width) => width >= Column ? "(max-width: 46rem) 100vw, 44rem" : $"(max-width: {Text(width)}px) 100vw, {Text(width)}px";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
