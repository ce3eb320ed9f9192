using Blog.Engine.Content;
using Blog.Engine.Markup.Parsing;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Footnotes;

/// <summary>
/// Footnotes. Markdig's own are not used: they drop a footnote that nothing refers to, and know none within quotes and lists.
/// </summary>
internal sealed class FootnoteExtension : IMarkdownExtension
{
    public static readonly DiagnosticRule Undefined = new("BLOG131", Severity.Warning, "a footnote has no text");
    public static readonly DiagnosticRule Unused = new("BLOG132", Severity.Info, "nothing refers to a footnote");
    public static readonly DiagnosticRule Duplicate = new("BLOG133", Severity.Warning, "two footnotes have one label");

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new FootnoteTextParser());
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new FootnoteMarkParser());
        pipeline.DocumentProcessed += Collect;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new FootnoteMarkRenderer());
        renderer.ObjectRenderers.Insert(0, new FootnoteGroupRenderer());
    }

    /// <summary>Numbers footnotes in the order of their marks and moves their texts to the end of the page.</summary>
    private static void Collect(MarkdownDocument document)
    {
        var texts = Texts(document);
        var marks = document.Inlines<FootnoteMark>().ToList();
        if (texts.Count == 0 && marks.Count == 0) return;
        var group = new FootnoteGroup();
        foreach (var mark in marks) Bind(document, mark, texts, group);
        foreach (var text in texts.Values.Where(text => text.Number == 0))
        {
            document.Report(Unused, text.Span.Start, $"nothing refers to the footnote '[^{text.Label}]'; it is shown at the end of the list");
            Take(text, group);
        }
        if (group.Count > 0) document.Add(group);
    }

    private static Dictionary<string, FootnoteText> Texts(MarkdownDocument document)
    {
        var texts = new Dictionary<string, FootnoteText>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in document.Blocks<FootnoteText>().Where(text => text.Label.Length > 0).ToList())
        {
            var label = text.Label;
            if (!texts.TryAdd(label, text))
            {
                document.Report(Duplicate, text.Span.Start, $"the footnote '[^{label}]' is defined before; give this one another label");
                texts.Add($"{label}\0{text.Span.Start}", text);
            }
        }
        return texts;
    }

    private static void Bind(MarkdownDocument document, FootnoteMark mark, Dictionary<string, FootnoteText> texts, FootnoteGroup group)
    {
        mark.Text ??= texts.GetValueOrDefault(mark.Label);
        if (mark.Text is null)
        {
            document.Report(Undefined, mark.Span.Start, $"write the text of this footnote: [^{mark.Label}]: …");
            mark.ReplaceBy(Tree.Literal($"[^{mark.Label}]", mark));
            return;
        }
        mark.Use = ++mark.Text.Uses;
        if (mark.Text.Number == 0) Take(mark.Text, group);
    }

    private static void Take(FootnoteText text, FootnoteGroup group)
    {
        text.Parent?.Remove(text);
        group.Add(text);
        text.Number = group.Count;
    }
}
