using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Callouts;

internal sealed class CalloutRenderer : HtmlObjectRenderer<Callout>
{
    protected override void Write(HtmlRenderer renderer, Callout callout)
    {
        var (box, title) = callout.Fold is Fold.None ? ("div", "p") : ("details", "summary");
        renderer.EnsureLine();
        renderer.Write('<').Write(box).Write(" class=\"callout callout-").Write(callout.Kind.Name).Write('"');
        renderer.Write(callout.Fold switch { Fold.None => " role=\"note\"", Fold.Open => " open", _ => "" }).WriteAttributes(callout).WriteLine(">");
        renderer.Write('<').Write(title).Write(" class=\"callout-title\">");
        WriteTitle((BodyRenderer)renderer, callout);
        renderer.Write("</").Write(title).WriteLine(">");
        foreach (var child in callout)
        {
            if (child is not CalloutTitle) renderer.Write(child);
        }
        renderer.EnsureLine();
        renderer.Write("</").Write(box).WriteLine(">");
    }

    private static void WriteTitle(BodyRenderer renderer, Callout callout)
    {
        if (callout.Count > 0 && callout[0] is CalloutTitle title) renderer.WriteLeafInline(title);
        else if (callout.Kind.OwnTitle is "details") renderer.WriteEscape(renderer.Words.Details);
        else renderer.WriteEscape(callout.Kind.OwnTitle ?? renderer.Words.Callouts[callout.Kind.Name]);
    }
}

/// <summary>A container of a kind that is not known: its content, and its argument as a first line.</summary>
internal sealed class ContainerRenderer : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer container)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"container\">");
        renderer.WriteChildren(container);
        renderer.EnsureLine();
        renderer.WriteLine("</div>");
    }
}

/// <summary>A title that no callout took.</summary>
internal sealed class ContainerTitleRenderer : HtmlObjectRenderer<CalloutTitle>
{
    protected override void Write(HtmlRenderer renderer, CalloutTitle title) =>
        renderer.Write("<p class=\"container-title\">").WriteLeafInline(title).WriteLine("</p>");
}
