using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax;

/// <summary>The size of an image in CSS pixels, as far as it is known.</summary>
internal sealed partial record ImageSize(int? Width, int? Height)
{
    /// <summary>Reads Obsidian's <c>300</c> or <c>300x200</c>; null when the text is no size.</summary>
    public static ImageSize? From(string? text) =>
        Digits().Match(text ?? "") is { Success: true } match ? new(Number(match.Groups[1]), Number(match.Groups[2])) : null;

    /// <summary>The size to show, from what the author asked for and what the file has.</summary>
    public static ImageSize? Of(ImageSize? asked, int? width, int? height) => (asked, width, height) switch
    {
        ({ Width: { } w, Height: null }, > 0, > 0) => new(w, (int)Math.Round(w * (double)height.Value / width.Value)),
        (null, { } w, { } h) => new(w, h),
        _ => asked,
    };

    private static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^\s*(\d{1,5})(?:\s*[x×]\s*(\d{1,5}))?\s*$")]
    private static partial Regex Digits();
}
