using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Syntax;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Callouts;

/// <summary>Callouts as GitHub and Obsidian (<c>&gt; [!note]</c>), VuePress and Docusaurus (<c>:::</c>) and Python-Markdown (<c>!!!</c>) write them.</summary>
internal sealed partial class CalloutExtension : IMarkdownExtension
{
    public static readonly DiagnosticRule UnknownContainer = new("BLOG130", Severity.Info, "a ::: container of an unknown kind");

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new CustomContainerParser());
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new AdmonitionParser());
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new CalloutMarkerParser());
        pipeline.DocumentProcessed += Shape;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new CalloutRenderer());
        renderer.ObjectRenderers.Insert(0, new ContainerRenderer());
    }

    private static void Shape(MarkdownDocument document)
    {
        foreach (var quote in document.Blocks<QuoteBlock>().ToList())
        {
            if (quote.GetData(typeof(CalloutMarker)) is CalloutMarker marker) Replace(quote, marker.Word, marker.Fold, TitleLine(quote));
        }
        foreach (var container in document.Blocks<CustomContainer>().ToList()) Shape(document, container);
        foreach (var block in document.Blocks<IndentedContainer>().ToList())
            Replace(block, block.Word, block.Fold, Title(block.Title, block));
    }

    private static void Shape(MarkdownDocument document, CustomContainer container)
    {
        var (word, title) = Info($"{container.Info} {container.Arguments}".Trim());
        if (word is "details") Replace(container, word, Fold.Closed, Title(title, container));
        else if (CalloutKind.IsKnown(word)) Replace(container, word, Fold.None, Title(title, container));
        else
        {
            if (word.Length > 0) document.Report(UnknownContainer, container.Span.Start, $"'::: {word}' is not known here; its content is shown as plain text");
            if (title.Length > 0) container.Insert(0, Title(title, container)!);
        }
    }

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

    private static CalloutTitle? Title(string? text, Block from)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var title = new CalloutTitle { Inline = new ContainerInline(), Span = from.Span, Line = from.Line };
        title.Inline.AppendChild(new LiteralInline(text) { Span = new(from.Span.Start, from.Span.Start), Line = from.Line });
        return title;
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

    /// <summary>The kind and the title in <c>tip 标题</c>, <c>note[标题]</c>, <c>{.callout-note title="标题"}</c>; anything else is title.</summary>
    private static (string Word, string Title) Info(string info)
    {
        var kind = Kind().Match(info);
        var rest = info[kind.Length..].Trim();
        var named = NamedTitle().Match(rest);
        if (named.Success) return (kind.Groups[1].Value, named.Groups[1].Value + named.Groups[2].Value);
        var isBraced = info.StartsWith('{') || rest.StartsWith('{');
        return (kind.Groups[1].Value, isBraced ? Attributes().Replace(rest, "") : rest);
    }

    [GeneratedRegex(@"^\{?\s*\.?(?:callout-)?([A-Za-z\d_-]*|注意|提示|警告|信息)(?![\p{L}\d_-])")]
    private static partial Regex Kind();

    [GeneratedRegex("""^(?:\[([^\]]*)\]|\{?[^{}"]*title="([^"]*)"[^{}]*\})$""")]
    private static partial Regex NamedTitle();

    [GeneratedRegex(@"^\{?[\s.#\w=-]*\}$")]
    private static partial Regex Attributes();
}
