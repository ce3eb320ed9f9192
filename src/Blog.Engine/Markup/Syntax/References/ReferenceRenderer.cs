using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Blog.Engine.Markup.Syntax.References;

internal sealed class ReferenceRenderer : HtmlObjectRenderer<ReferenceInline>
{
    protected override void Write(HtmlRenderer renderer, ReferenceInline reference)
    {
        if (!renderer.EnableHtmlForInline) renderer.WriteEscape(reference.Shown);
        else if (!reference.IsKnown) renderer.Write("<span class=\"missing-link\">").WriteEscape(reference.Shown).Write("</span>");
        else renderer.Write("<a class=\"reference\" href=\"#").WriteEscapeUrl(reference.Reference.Name).Write("\">").WriteEscape(reference.Shown).Write("</a>");
    }
}
