using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.RawHtml;

/// <summary>An author's own HTML: filtered tag by tag, then balanced, so that no stray tag breaks the page around it.</summary>
internal sealed partial class RawHtmlExtension(bool trusted) : IMarkdownExtension
{
    public static readonly DiagnosticRule Removed = new("BLOG120", Severity.Warning, "HTML that may not stand in a page was taken out");
    public static readonly DiagnosticRule NotHtml = new("BLOG121", Severity.Info, "text in angle brackets is no element of HTML and is shown as it is");

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += Filter;

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new RawBlockRenderer());
        renderer.ObjectRenderers.Insert(0, new RawInlineRenderer());
    }

    private void Filter(MarkdownDocument document)
    {
        foreach (var block in document.Blocks<HtmlBlock>().ToList()) block.ReplaceBy(Filtered(document, block));
        foreach (var inline in document.Inlines<HtmlInline>().ToList()) inline.ReplaceBy(Filtered(document, inline));
        HtmlBalance.Settle(document);
    }

    private RawBlock Filtered(MarkdownDocument document, HtmlBlock block)
    {
        var source = block.Lines.ToString();
        return new(Filtered(document, source, block.Span.Start, out _)) { Span = block.Span, Line = block.Line, Column = block.Column, IsMore = More().IsMatch(source) };
    }

    private Inline Filtered(MarkdownDocument document, HtmlInline inline)
    {
        var html = Filtered(document, inline.Tag, inline.Span.Start, out var isText);
        return isText
            ? Tree.Literal(inline.Tag, inline)
            : new RawInline(html) { Span = inline.Span, Line = inline.Line, Column = inline.Column };
    }

    private string Filtered(MarkdownDocument document, string source, int offset, out bool isText)
    {
        var filter = new HtmlFilter(trusted);
        var html = filter.Filter(source);
        foreach (var name in filter.Removed.Distinct())
            document.Report(Removed, offset, $"'{name}' may not stand in a page and was taken out");
        foreach (var tag in filter.Unknown.Take(1))
            document.Report(NotHtml, offset, $"'{tag}' is no element of HTML; write it in backticks");
        isText = filter.Unknown.Count > 0 || source.StartsWith("<?", StringComparison.Ordinal) || source.StartsWith("<![", StringComparison.Ordinal);
        return html;
    }

    [GeneratedRegex(@"^\s*<!--\s*(?:more|excerpt|truncate)\s*-->", RegexOptions.IgnoreCase)]
    private static partial Regex More();
}
