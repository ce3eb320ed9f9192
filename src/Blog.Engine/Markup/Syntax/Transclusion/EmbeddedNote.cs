using Blog.Engine.Markup.Model;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Transclusion;

/// <summary>What <c>![[note]]</c> shows: the blocks of another post, and where they come from.</summary>
internal sealed class EmbeddedNote(LinkReference reference, LinkTarget.Page source) : ContainerBlock(null)
{
    public LinkReference Reference => reference;

    public LinkTarget.Page Target => source;

    /// <summary>The text of the link; it stands alone where nothing could be embedded.</summary>
    public required string Shown { get; init; }

    /// <summary>What is embedded, with the front matter of its own file; null where nothing could be.</summary>
    public MarkdownBody? Body { get; set; }
}

internal static class Embedding
{
    /// <summary>Whether something comes from another post than the one that is rendered.</summary>
    public static bool IsEmbedded(this MarkdownObject item) => item.Note() is not null;

    /// <summary>The innermost note that something comes from; null where it stands in the page itself.</summary>
    public static EmbeddedNote? Note(this MarkdownObject item)
    {
        var block = item is Inline inline ? BlockOf(inline) : item as Block;
        while (block is not (null or EmbeddedNote)) block = block.Parent;
        return (EmbeddedNote?)block;
    }

    private static LeafBlock? BlockOf(Inline inline)
    {
        while (inline.Parent is { } parent) inline = parent;
        return (inline as ContainerInline)?.ParentBlock;
    }
}

/// <summary>Writes embedded notes; it comes last, for what it embeds is settled only when a page is rendered.</summary>
internal sealed class TransclusionExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new EmbeddedNoteRenderer());
}

internal sealed class EmbeddedNoteRenderer : HtmlObjectRenderer<EmbeddedNote>
{
    protected override void Write(HtmlRenderer renderer, EmbeddedNote note)
    {
        var url = note.Target.Url + (note.Target.Anchor is null ? "" : "#" + Uri.EscapeDataString(note.Target.Anchor));
        renderer.EnsureLine();
        if (note.Count > 0) renderer.WriteLine("<div class=\"embed\">");
        renderer.WriteChildren(note);
        renderer.EnsureLine();
        renderer.Write(note.Count > 0 ? "<p class=\"embed-source\">" : "<p>");
        if (note.Count > 0) renderer.WriteEscape(((BodyRenderer)renderer).Words.EmbeddedFrom).Write(' ');
        renderer.Write("<a href=\"").WriteEscape(url).Write("\">").WriteEscape(note.Count > 0 ? note.Target.Title : note.Shown).WriteLine("</a></p>");
        if (note.Count > 0) renderer.WriteLine("</div>");
    }
}
