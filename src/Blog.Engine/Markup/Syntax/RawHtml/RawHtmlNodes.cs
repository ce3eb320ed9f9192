using System.Collections.Immutable;
using Blog.Engine.Markup.Model;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.RawHtml;

/// <summary>A block of an author's HTML, filtered and balanced.</summary>
internal sealed class RawBlock(string html) : LeafBlock(null), IBlockNode, IAnchored
{
    public string Html { get; set; } = html;

    /// <summary><c>&lt;!-- more --&gt;</c>: the excerpt ends here.</summary>
    public bool IsMore { get; init; }

    public ImmutableArray<string> Anchors => [.. HtmlTags.IdsIn(Html)];

    public ExcerptPart Part => IsMore ? ExcerptPart.End : ExcerptPart.Held;

    public void Outline(OutlineText outline) => outline.Line(HtmlText.Of(Html));
}

/// <summary>A tag within text, filtered and balanced.</summary>
internal sealed class RawInline(string html) : LeafInline, IAnchored
{
    public string Html { get; set; } = html;

    public ImmutableArray<string> Anchors => [.. HtmlTags.IdsIn(Html)];
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
