using Blog.Engine.Markup.Syntax;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.RawHtml;

/// <summary>A block of an author's HTML, filtered and balanced.</summary>
internal sealed class RawBlock(string html) : LeafBlock(null)
{
    public string Html { get; set; } = html;

    /// <summary><c>&lt;!-- more --&gt;</c>: the excerpt ends here.</summary>
    public bool IsMore { get; init; }
}

/// <summary>A tag within text, filtered and balanced.</summary>
internal sealed class RawInline(string html) : LeafInline
{
    public string Html { get; set; } = html;
}

internal sealed class RawBlockRenderer : HtmlObjectRenderer<RawBlock>
{
    protected override void Write(HtmlRenderer renderer, RawBlock block)
    {
        if (block.Html.Length == 0) return;
        renderer.EnsureLine();
        renderer.WriteLine(block.Html);
    }
}

internal sealed class RawInlineRenderer : HtmlObjectRenderer<RawInline>
{
    protected override void Write(HtmlRenderer renderer, RawInline inline)
    {
        if (renderer.EnableHtmlForInline) renderer.Write(inline.Html);
    }
}
