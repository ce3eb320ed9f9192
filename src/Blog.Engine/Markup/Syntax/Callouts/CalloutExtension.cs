using Blog.Engine.Content;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Callouts;

/// <summary>Callouts as GitHub and Obsidian (<c>&gt; [!note]</c>), VuePress and Docusaurus (<c>:::</c>) and Python-Markdown (<c>!!!</c>) write them.</summary>
internal sealed class CalloutExtension : IMarkdownExtension
{
    public static readonly DiagnosticRule UnknownContainer = new("BLOG130", Severity.Info, "a ::: container of an unknown kind");

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new ContainerParser());
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new AdmonitionParser());
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new CalloutMarkerParser());
        pipeline.DocumentProcessed += Shape;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new CalloutRenderer());
        renderer.ObjectRenderers.Insert(0, new ContainerRenderer());
        renderer.ObjectRenderers.Insert(0, new ContainerTitleRenderer());
    }

    private static void Shape(MarkdownDocument document)
    {
        foreach (var quote in document.Blocks<QuoteBlock>().ToList())
        {
            if (quote.GetData(typeof(CalloutMarker)) is CalloutMarker marker) Replace(quote, marker.Word, marker.Fold, TitleLine(quote));
        }
        foreach (var container in document.Blocks<CustomContainer>().ToList()) Shape(document, container);
        foreach (var block in document.Blocks<IndentedContainer>().ToList())
            Replace(block, block.Word, block.Fold, title: null);
    }

    private static void Shape(MarkdownDocument document, CustomContainer container)
    {
        var (word, _) = ContainerInfo.Of($"{container.Info} {container.Arguments}".Trim());
        if (word is "details") Replace(container, word, Fold.Closed, title: null);
        else if (CalloutKind.IsKnown(word)) Replace(container, word, Fold.None, title: null);
        else if (word.Length > 0) document.Report(UnknownContainer, container.Span.Start, $"'::: {word}' is not known here; its content is shown as plain text");
    }

    /// <param name="source">What becomes a callout; a title that stood in its own line is its first child.</param>
    /// <param name="word">The kind as the author wrote it.</param>
    /// <param name="fold">Whether it folds.</param>
    /// <param name="title">The title where it was a part of the content; null otherwise.</param>
    private static void Replace(ContainerBlock source, string word, Fold fold, CalloutTitle? title)
    {
        var callout = new Callout(null) { Kind = CalloutKind.From(word), Fold = fold, Span = source.Span, Line = source.Line, Column = source.Column };
        if (title is not null) callout.Add(title);
        foreach (var child in source.ToList())
        {
            source.Remove(child);
            callout.Add(child);
        }
        source.ReplaceBy(callout);
    }

    /// <summary>Cuts the first line of a quote off: what stands behind the marker is the title.</summary>
    private static CalloutTitle? TitleLine(QuoteBlock quote)
    {
        if (quote is not [ParagraphBlock { Inline: { } inline } paragraph, ..]) return null;
        var title = new CalloutTitle { Inline = new ContainerInline(), Span = paragraph.Span, Line = paragraph.Line };
        while (inline.FirstChild is { } child)
        {
            child.Remove();
            if (child is LineBreakInline) break;
            title.Inline.AppendChild(child);
        }
        if (inline.FirstChild is null) quote.Remove(paragraph);
        return title.Inline.FirstChild is null ? null : title;
    }
}
