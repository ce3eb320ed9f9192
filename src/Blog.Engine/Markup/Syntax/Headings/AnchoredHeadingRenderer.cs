using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Headings;

/// <summary>A heading, on a page with a link to itself behind its text.</summary>
internal sealed class AnchoredHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        var tag = "h" + heading.Level.ToString(CultureInfo.InvariantCulture);
        renderer.EnsureLine();
        renderer.Write('<').Write(tag).WriteAttributes(heading).Write('>');
        renderer.WriteLeafInline(heading);
        if (renderer is BodyRenderer { HasFurniture: true } page && heading.TryGetAttributes()?.Id is { } id)
            page.Write("<a class=\"heading-anchor\" href=\"#").WriteEscapeUrl(id).Write("\" aria-label=\"").WriteEscape(page.Words.LinkToSection).Write("\"></a>");
        renderer.Write("</").Write(tag).WriteLine(">");
    }
}
