using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Blog.Engine.Markup.References;

internal sealed class ReferenceRenderer : HtmlObjectRenderer<ReferenceInline>
{
    protected override void Write(HtmlRenderer renderer, ReferenceInline reference)
    {
        if (reference.Number is null || !renderer.EnableHtmlForInline) renderer.WriteEscape(reference.Shown);
        else renderer.Write("<a class=\"reference\" href=\"#").WriteEscapeUrl(reference.Reference.Label).Write("\">").WriteEscape(reference.Shown).Write("</a>");
    }
}
