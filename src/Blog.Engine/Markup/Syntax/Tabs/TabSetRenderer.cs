using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Blog.Engine.Markup.Syntax.Tabs;

/// <summary>Radio buttons, of which the checked one shows the text behind it; in a feed titles with their texts.</summary>
internal sealed class TabSetRenderer : HtmlObjectRenderer<TabSet>
{
    protected override void Write(HtmlRenderer renderer, TabSet set)
    {
        var body = (BodyRenderer)renderer;
        var tabs = set.Cast<Tab>().ToList();
        renderer.EnsureLine();
        if (!body.HasFurniture) tabs.ForEach(tab => WritePlain(renderer, tab));
        else Write(body, tabs, $"tabs-{(++body.TabSets).ToString(CultureInfo.InvariantCulture)}");
    }

    private static void Write(BodyRenderer renderer, List<Tab> tabs, string name)
    {
        var chosen = int.Max(0, tabs.FindIndex(tab => tab.IsChosen));
        renderer.Write("<div class=\"tabs\" role=\"group\" aria-label=\"").WriteEscape(renderer.Words.Tabs).WriteLine("\">");
        for (var i = 0; i < tabs.Count; i++)
        {
            var id = $"{name}-{(i + 1).ToString(CultureInfo.InvariantCulture)}";
            renderer.Write("<input type=\"radio\" name=\"").Write(name).Write("\" id=\"").Write(id).Write(i == chosen ? "\" checked>" : "\">");
            renderer.Write("<label for=\"").Write(id).Write("\">").WriteEscape(tabs[i].Title).WriteLine("</label>");
            renderer.WriteLine("<div class=\"tab\">");
            renderer.WriteChildren(tabs[i]);
            renderer.EnsureLine();
            renderer.WriteLine("</div>");
        }
        renderer.WriteLine("</div>");
    }

    private static void WritePlain(HtmlRenderer renderer, Tab tab)
    {
        renderer.Write("<p><strong>").WriteEscape(tab.Title).WriteLine("</strong></p>");
        renderer.WriteChildren(tab);
        renderer.EnsureLine();
    }
}
