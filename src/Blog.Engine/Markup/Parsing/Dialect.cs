using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.Abbreviations;
using Blog.Engine.Markup.Syntax.Autolinks;
using Blog.Engine.Markup.Syntax.Callouts;
using Blog.Engine.Markup.Syntax.Citations;
using Blog.Engine.Markup.Syntax.Comments;
using Blog.Engine.Markup.Syntax.Contents;
using Blog.Engine.Markup.Syntax.Emphasis;
using Blog.Engine.Markup.Syntax.Figures;
using Blog.Engine.Markup.Syntax.Footnotes;
using Blog.Engine.Markup.Syntax.ForeignSyntax;
using Blog.Engine.Markup.Syntax.Formulas;
using Blog.Engine.Markup.Syntax.Headings;
using Blog.Engine.Markup.Syntax.Links;
using Blog.Engine.Markup.Syntax.Lists;
using Blog.Engine.Markup.Syntax.RawHtml;
using Blog.Engine.Markup.Syntax.References;
using Blog.Engine.Markup.Syntax.SoftBreaks;
using Blog.Engine.Markup.Syntax.Tables;
using Blog.Engine.Markup.Syntax.Tabs;
using Blog.Engine.Markup.Syntax.Transclusion;
using Markdig;
using Markdig.Extensions.Tables;

namespace Blog.Engine.Markup.Parsing;

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
