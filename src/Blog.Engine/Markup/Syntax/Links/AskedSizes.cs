using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Engine.Markup.Syntax;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Links;

/// <summary>
/// The size that an author asks for beside a Markdown image: <c>![图|300](x.png)</c> (Obsidian), <c>![图](x.png =300x200)</c> and <c>=60%x</c> (CSDN, Hexo),
/// <c>![图](x.png){width=50%}</c> (Pandoc, kramdown).
/// </summary>
internal static partial class AskedSizes
{
    private const int LongestBraces = 200;

    /// <summary>The size in pixels; null where none was asked for, or a part of the column.</summary>
    public static ImageSize? Of(LinkInline image) => image.GetData(typeof(AskedSizes)) as ImageSize;

    public static void Set(LinkInline image, string? width, string? height)
    {
        if (Percent().Match(width ?? "") is { Success: true } percent) image.GetAttributes().AddPropertyIfNotExist("style", $"width:{percent.Groups[1].Value}%");
        else if ((Number(width), Number(height)) is var (w, h) && (w ?? h) is not null) image.SetData(typeof(AskedSizes), new ImageSize(w, h));
    }

    /// <summary>Takes the sizes of all images out of their texts.</summary>
    public static void Take(MarkdownDocument document)
    {
        foreach (var image in document.Inlines<LinkInline>().Where(link => link.IsImage).ToList())
        {
            TakeFromText(image);
            TakeBehind(image);
        }
    }

    private static void TakeFromText(LinkInline image)
    {
        if (image.LastChild is not LiteralInline literal || InText().Match(literal.Content.ToString()) is not { Success: true } match) return;
        Set(image, match.Groups["width"].Value, match.Groups["height"].Value);
        literal.Content = new(literal.Content.ToString()[..match.Index]);
    }

    private static void TakeBehind(LinkInline image)
    {
        if (Braces().Match(TextBehind(image)) is not { Success: true } match) return;
        Set(image, ValueOf(match, "width"), ValueOf(match, "height"));
        Remove(image, match.Length);
    }

    private static string TextBehind(LinkInline image)
    {
        var text = "";
        for (var next = image.NextSibling; next is LiteralInline literal && text.Length < LongestBraces; next = next.NextSibling) text += literal.Content.ToString();
        return text.StartsWith('{') ? text : "";
    }

    private static void Remove(LinkInline image, int length)
    {
        while (length > 0 && image.NextSibling is LiteralInline literal)
        {
            var taken = int.Min(length, literal.Content.Length);
            length -= taken;
            if (taken == literal.Content.Length) literal.Remove();
            else literal.Content = new(literal.Content.ToString()[taken..]);
        }
    }

    private static string? ValueOf(Match braces, string name)
    {
        var (names, values) = (braces.Groups["name"].Captures, braces.Groups["value"].Captures);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Value == name) return values[i].Value.Trim('"', '\'');
        }
        return null;
    }

    private static int? Number(string? text) =>
        Pixels().Match(text ?? "") is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\|\s*(?<width>\d{1,5})(?:\s*[x×]\s*(?<height>\d{1,5}))?\s*$")]
    private static partial Regex InText();

    /// <summary>Attributes of which each has a value: what holds anything else stays text.</summary>
    [GeneratedRegex(@"^\{:?\s*(?:(?<name>width|height|align|loading)=(?<value>""[^""{}]*""|'[^'{}]*'|[^\s{}""']+)\s*){1,6}\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"^\s*(\d{1,5})(?:px)?\s*$")]
    private static partial Regex Pixels();

    [GeneratedRegex(@"^\s*(100|[1-9]?\d)(?:\.\d+)?%\s*$")]
    private static partial Regex Percent();
}
