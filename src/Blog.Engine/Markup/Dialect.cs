using Blog.Engine.Markup.Abbreviations;
using Blog.Engine.Markup.Autolinks;
using Blog.Engine.Markup.Callouts;
using Blog.Engine.Markup.Citations;
using Blog.Engine.Markup.Comments;
using Blog.Engine.Markup.Contents;
using Blog.Engine.Markup.Emphasis;
using Blog.Engine.Markup.Figures;
using Blog.Engine.Markup.Footnotes;
using Blog.Engine.Markup.ForeignSyntax;
using Blog.Engine.Markup.Formulas;
using Blog.Engine.Markup.Headings;
using Blog.Engine.Markup.Links;
using Blog.Engine.Markup.Lists;
using Blog.Engine.Markup.RawHtml;
using Blog.Engine.Markup.References;
using Blog.Engine.Markup.SoftBreaks;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Tables;
using Blog.Engine.Markup.Tabs;
using Blog.Engine.Markup.Transclusion;
using Markdig;
using Markdig.Extensions.Tables;

namespace Blog.Engine.Markup;

/// <summary>The dialect: every extension by name, in the order in which they look at a document.</summary>
internal static class Dialect
{
    public static MarkdownPipeline Pipeline(MarkupSettings settings, bool math)
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .Use(new FlatDelimiters())
            .Use(new DepthLimit())
            .UseCjkFriendlyEmphasis()
            .UsePipeTables(new PipeTableOptions { RequireHeaderSeparator = true })
            .UseGridTables()
            .UseDefinitionLists()
            .UseTaskLists()
            .Use(new TableExtension())
            .Use(new EmphasisExtension())
            .Use(new AutolinkExtension())
            .Use(new LinkExtension())
            .Use(new CitationExtension())
            .Use(new CommentExtension())
            .Use(new ContentsExtension())
            .Use(new TabExtension())
            .Use(new CalloutExtension())
            .Use(new FootnoteExtension())
            .Use(new RawHtmlExtension(settings.TrustHtml));
        if (math) builder.Use(new FormulaExtension(settings.MathInBackticks));
        return builder
            .Use(new NumberedLines())
            .Use(new SoftBreakExtension())
            .Use(new AbbreviationExtension())
            .Use(new FigureExtension())
            .Use(new ReferenceExtension())
            .Use(new HeadingExtension())
            .Use(new BlockNameExtension())
            .Use(new ForeignSyntaxExtension())
            .Use(new UnbrokenExtension())
            .Use(new TransclusionExtension())
            .Use(new ParsingWorkExtension())
            .Build();
    }

    private static MarkdownPipelineBuilder Use(this MarkdownPipelineBuilder builder, IMarkdownExtension extension)
    {
        builder.Extensions.Add(extension);
        return builder;
    }
}
