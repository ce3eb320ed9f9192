using Markdig.Renderers;

namespace Blog.Engine.Markup.Syntax;

/// <summary>What opens the caption of something numbered: <c>图 1</c>.</summary>
internal static class CaptionNumber
{
    public static void Write(HtmlRenderer renderer, INumberedPart part)
    {
        if (part.Number is { } number) renderer.Write("<span class=\"part-number\">").WriteEscape(((BodyRenderer)renderer).Words.Numbered(number)).Write("</span> ");
    }
}
