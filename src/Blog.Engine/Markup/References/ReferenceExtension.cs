using Blog.Engine.Content;
using Blog.Engine.Markup.Formulas;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.WikiLinks;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.References;

/// <summary>References to figures, tables and equations of the page. Comes behind the extensions that make these.</summary>
internal sealed class ReferenceExtension : IMarkdownExtension
{
    public static readonly DiagnosticRule DuplicateName = new("BLOG180", Severity.Warning, "two figures, tables or equations have one name");
    public static readonly DiagnosticRule IdleMark = new("BLOG181", Severity.Info, "a name stands where there is nothing to name");

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new ReferenceParser());
        pipeline.InlineParsers.Insert(0, new NameMarkParser());
        pipeline.DocumentProcessed += document =>
        {
            Release(document);
            var names = NamesOf(document);
            foreach (var wiki in document.Inlines<WikiLinkInline>().Where(wiki => IsReference(wiki, names)).ToList()) wiki.ReplaceBy(ReferenceOf(wiki));
        };
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new ReferenceRenderer());

    /// <summary>A mark that nothing took is text.</summary>
    private static void Release(MarkdownDocument document)
    {
        foreach (var mark in document.Inlines<NameMark>().ToList())
        {
            document.Report(IdleMark, mark.Span.Start, $"'{mark.Source}' names nothing and is shown as text; write it behind an image that stands alone, a table's caption (': …') or a displayed formula");
            mark.ReplaceBy(Tree.Literal(mark.Source, mark));
        }
    }

    private static HashSet<string> NamesOf(MarkdownDocument document)
    {
        var names = new HashSet<string>();
        foreach (var (name, offset) in document.InOrder().SelectMany(NamesOf))
        {
            if (!names.Add(name))
                document.Report(DuplicateName, offset, $"the name '{name}' is taken; references lead to the first that has it");
        }
        return names;
    }

    private static IEnumerable<(string Name, int Offset)> NamesOf(MarkdownObject item) => item switch
    {
        INumberedPart { Name: { } name } => [(name, item.Span.Start)],
        IFormula formula => formula.Labels.Select(label => (label, item.Span.Start)),
        _ => [],
    };

    /// <summary><c>[[#eq:loss]]</c> is another way to write <c>@eq:loss</c>.</summary>
    private static bool IsReference(WikiLinkInline wiki, HashSet<string> names) =>
        wiki is { Target: "", IsEmbed: false, Text: null, Fragment: { } fragment } && names.Contains(fragment);

    private static ReferenceInline ReferenceOf(WikiLinkInline wiki) =>
        new(new(wiki.Fragment!, ReferenceForm.Worded, $"[[#{wiki.Fragment}]]")) { Span = wiki.Span, Line = wiki.Line, Column = wiki.Column };
}
