using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Links;

/// <summary>A link or an image whose target does not exist: its text stays, and says so.</summary>
internal sealed class MissingInline(string target, bool isImage) : ContainerInline, IInlineNode
{
    public string Target => target;

    public bool IsImage => isImage;

    public void Show(VisibleText text) => text.Children(this);

    public void Excerpt(ExcerptWriter excerpt)
    {
        if (!isImage) excerpt.Inlines(this);
    }
}

internal sealed class MissingInlineRenderer : HtmlObjectRenderer<MissingInline>
{
    protected override void Write(HtmlRenderer renderer, MissingInline missing)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteChildren(missing);
            return;
        }
        renderer.Write(missing.IsImage ? "<span class=\"missing-image\">" : "<span class=\"missing-link\" title=\"").WriteEscape(missing.IsImage ? "" : missing.Target);
        if (!missing.IsImage) renderer.Write("\">");
        else renderer.WriteEscape(((BodyRenderer)renderer).Words.MissingImage).Write(" <code>").WriteEscape(missing.Target).Write("</code> ");
        renderer.WriteChildren(missing);
        renderer.Write("</span>");
    }
}
