using Blog.Engine.Content;
using Blog.Engine.Markup.Syntax.WikiLinks;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.References;

/// <summary>References to figures, tables and equations of the page. Comes behind the extensions that make these.</summary>
internal sealed class ReferenceExtension : IMarkdownExtension
{
    public static readonly DiagnosticRule DuplicateName = new("BLOG180", Severity.Warning, "two figures, tables or equations have one name");
    public static readonly DiagnosticRule IdleMark = new("BLOG181", Severity.Info, "a name stands where there is nothing to name");

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new ReferenceParser());
        pipeline.InlineParsers.Insert(0, new NameMarkParser());
        pipeline.DocumentProcessed += Settle;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new ReferenceRenderer());

    private static void Settle(MarkdownDocument document)
    {
        var (names, wikis) = (new HashSet<string>(), new List<WikiLinkInline>());
        foreach (var item in document.InOrder().Where(item => item is NameMark or WikiLinkInline or IReferable).ToList())
        {
            if (item is NameMark mark) Release(document, mark);
            else if (item is WikiLinkInline wiki) wikis.Add(wiki);
            else Take(document, item, names);
        }
        foreach (var wiki in wikis.Where(wiki => IsReference(wiki, names))) wiki.ReplaceBy(ReferenceOf(wiki));
    }

    /// <summary>A mark that nothing took is text.</summary>
    private static void Release(MarkdownDocument document, NameMark mark)
    {
        document.Report(IdleMark, mark.Span.Start, $"'{mark.Source}' names nothing and is shown as text; write it behind an image that stands alone, a table's caption (': …') or a displayed formula");
        mark.ReplaceBy(Tree.Literal(mark.Source, mark));
    }

    private static void Take(MarkdownDocument document, MarkdownObject item, HashSet<string> names)
    {
        foreach (var name in ((IAnchored)item).Anchors.Where(name => !names.Add(name)))
            document.Report(DuplicateName, item.Span.Start, $"the name '{name}' is taken; references lead to the first that has it");
    }

    /// <summary><c>[[#eq:loss]]</c> is another way to write <c>@eq:loss</c>.</summary>
    private static bool IsReference(WikiLinkInline wiki, HashSet<string> names) =>
        wiki is { Target: "", IsEmbed: false, Text: null, Fragment: { } fragment } && names.Contains(fragment);

    private static ReferenceInline ReferenceOf(WikiLinkInline wiki) =>
        new(new(wiki.Fragment!, ReferenceForm.Worded, $"[[#{wiki.Fragment}]]")) { Span = wiki.Span, Line = wiki.Line, Column = wiki.Column };
}
